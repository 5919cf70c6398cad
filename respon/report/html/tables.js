// Tables: sorted by a press on a heading, and taken along as csv; the network as svg.
const orders = new Map()
const collator = new Intl.Collator('zh-CN', { numeric: true })

const textOf = cell => cell ? cell.textContent.trim() : ''
const numberOf = cell => parseFloat(textOf(cell))

function sortBy(table, at, falling) {
  const body = table.tBodies[0]
  const rows = [...body.rows]
  const numbers = rows.every(row => !textOf(row.cells[at]) || !Number.isNaN(numberOf(row.cells[at])))
  const order = numbers
    ? (a, b) => (numberOf(a.cells[at]) || 0) - (numberOf(b.cells[at]) || 0)
    : (a, b) => collator.compare(textOf(a.cells[at]), textOf(b.cells[at]))
  body.append(...rows.sort((a, b) => falling ? order(b, a) : order(a, b)))
  for (const [n, head] of [...table.tHead.rows[0].cells].entries()) {
    head.setAttribute('aria-sort', n !== at ? 'none' : falling ? 'descending' : 'ascending')
  }
}

// order: the column's number from 1, and - behind it if falling.
function sortAs(section, order) {
  const table = document.querySelector(`section[id="${CSS.escape(section)}"] table.sortable`)
  const at = parseInt(order, 10) - 1
  if (!table || !table.tHead.rows[0].cells[at]) return
  sortBy(table, at, order.endsWith('-'))
  orders.set(section, order)
}

for (const table of all('table.sortable')) {
  const section = table.closest('section').id
  for (const [at, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'sort'
    button.append(...head.childNodes)
    head.append(button)
    head.setAttribute('aria-sort', 'none')
    const rising = head.classList.contains('number') ? 'descending' : 'ascending'
    button.addEventListener('click', () => {
      const now = head.getAttribute('aria-sort')
      const falling = now === 'none' ? rising === 'descending' : now === 'ascending'
      sortAs(section, `${at + 1}${falling ? '-' : ''}`)
      keep()
    })
  }
}

// A cell that a spreadsheet would run gets an apostrophe, as with --excel.
const field = text => {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
const csv = rows => `\ufeff${rows.map(row => row.map(field).join(',')).join('\r\n')}\r\n`
const seen = elements => [...elements].filter(element => !element.hidden)

function rowsOf(section) {
  const table = section.querySelector('table')
  if (table) {
    return [table.tHead.rows[0], ...seen(table.tBodies[0].rows)].map(row => seen(row.cells).filter(cell => !cell.matches('.share')).map(textOf))
  }
  const heads = all('[data-head]', section).map(element => element.dataset.head)
  const keys = [...new Set(heads)]
  const rows = seen(all('article', section)).map(article => keys.map(key =>
    all('[data-head]', article).filter(part => part.dataset.head === key).map(textOf).join('; ')))
  return [keys, ...rows]
}

function save(text, type, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

// The picture with the colours that it has on this screen, a ground, its title and its source: a file that stands alone.
function svgOf(drawing) {
  const copy = drawing.cloneNode(true)
  const styled = ['fill', 'stroke', 'stroke-width', 'stroke-opacity', 'opacity', 'text-anchor', 'font-family']
  const originals = [drawing, ...all('*', drawing)]
  for (const [n, element] of [copy, ...all('*', copy)].entries()) {
    const style = getComputedStyle(originals[n])
    if (element.matches('rect, line, text')) for (const name of styled) element.setAttribute(name, style.getPropertyValue(name))
    for (const name of ['class', 'id', 'tabindex', 'href', 'data-a', 'data-b', 'data-i', 'data-p']) element.removeAttribute(name)
  }
  const [, , width, height] = drawing.getAttribute('viewBox').split(' ').map(Number)
  const line = (words, y, size) => {
    const text = document.createElementNS(copy.namespaceURI, 'text')
    const style = { x: 16, y, 'font-size': size, fill: getComputedStyle(document.body).color }
    for (const [name, value] of Object.entries({ ...style, 'font-family': getComputedStyle(document.body).fontFamily })) text.setAttribute(name, value)
    text.textContent = words
    return text
  }
  const ground = document.createElementNS(copy.namespaceURI, 'rect')
  const box = { x: 0, y: -48, width, height: height + 84, fill: getComputedStyle(document.body).backgroundColor }
  for (const [name, value] of Object.entries(box)) ground.setAttribute(name, value)
  copy.prepend(ground, line(`${document.querySelector('h1').textContent} · ${one('h-network').textContent}`, -18, 20))
  copy.append(line(all('#sources tbody th, .issue').map(textOf)[0] || '', height + 20, 12))
  copy.setAttribute('viewBox', `0 -48 ${width} ${height + 84}`)
  copy.setAttribute('width', width)
  copy.setAttribute('height', height + 84)
  copy.removeAttribute('aria-labelledby')
  return new XMLSerializer().serializeToString(copy)
}

for (const button of all('button.take')) {
  const section = button.closest('section')
  button.addEventListener('click', () => {
    const name = `${document.querySelector('h2', section) && textOf(section.querySelector('h2'))}`
    if (button.dataset.take === 'svg') save(svgOf(one('picture')), 'image/svg+xml', `${name}.svg`)
    else save(csv(rowsOf(section)), 'text/csv;charset=utf-8', `${name}.csv`)
  })
  show(button, true)
}
