// Filter, deep links, and the network's light. All the data is in the page's own elements: nothing is parsed as markup
// here, and without this script the page is whole, only still.
const [form, q, agency, role, doc, topic, count] =
  ['filter', 'q', 'agency', 'role', 'document', 'topic', 'count'].map(one)

const actions = all('.action').map(element => ({
  element,
  doc: element.dataset.d,
  owners: element.dataset.o.split(' ').filter(Boolean).map(pair => pair.split(':')),
  topics: all('.topics li', element).map(item => plain(item.textContent)),
  text: plain(element.textContent),
}))
const has = (action, word) => action.text.includes(word) || action.owners.some(([i]) => isCalled(i, word))
const duties = all('[data-n]:not(.action)')
const agencies = all('article[data-i], tr[data-i]')
const overlaps = all('[data-w]:not([data-n])')
const nodes = all('.node')
const picture = one('picture')
const lines = picture ? all('line', picture) : []
const names = all('#agency option').slice(1).map(option => plain(option.textContent))
const columns = all('.matrix thead th[data-c]')
const total = all('article[data-i]').length
let hiddenColumns = ''

function filter() {
  const words = plain(q.value).split(/\s+/).filter(Boolean)
  const named = plain(topic.value.trim())
  const active = words.length || named || agency.value || role.value || doc.value
  const alive = new Set()
  const on = actions.map(action => {
    const holds = action.owners.filter(([i, r]) => (!agency.value || i === agency.value) && (!role.value || r === role.value))
    const seen = (!agency.value && !role.value || holds.length > 0) && (!doc.value || action.doc === doc.value) &&
      (!named || action.topics.some(text => text.includes(named))) && words.every(word => has(action, word))
    if (seen) for (const [i, r] of action.owners) if (!role.value || r === role.value) alive.add(i)
    return seen
  })
  if (agency.value && alive.has(agency.value)) { alive.clear(); alive.add(agency.value) }
  // Who is looked for by name is shown alone among the agencies, with whatever is to be seen of actions.
  const called = words.length ? [...alive].filter(i => words.every(word => isCalled(i, word))) : []
  const meant = new Set(called.length ? called : alive)
  actions.forEach((action, n) => show(action.element, on[n]))
  for (const row of duties) show(row, on[row.dataset.n] && (!role.value || !row.dataset.r || row.dataset.r === role.value))
  for (const element of agencies) show(element, !active || meant.has(element.dataset.i))
  for (const row of overlaps) {
    const both = row.dataset.w.split(' ')
    show(row, !active || (agency.value ? both.includes(agency.value) : both.every(i => alive.has(i))))
  }
  fade(active, alive)
  matrixColumns(active, on)
  for (const note of all('section > .none[hidden], section > .none[data-mine]')) nothing(note)
  const agenciesLeft = active ? meant.size : total
  const numbers = { a: on.filter(Boolean).length, b: actions.length, c: agenciesLeft, d: total }
  count.textContent = count.dataset.text.replace(/\{(\w)\}/g, (_, key) => numbers[key])
  mark([...words, ...called.flatMap(i => names[i])])
  keep()
}

// In the network, agencies that the filter leaves out fade, and with them the lines that join nobody left.
function fade(active, alive) {
  nodes.forEach(node => node.classList.toggle('off', Boolean(active) && !alive.has(node.dataset.i)))
  for (const line of lines) {
    const ends = [nodes[line.dataset.a], nodes[line.dataset.b]]
    line.classList.toggle('off', ends.some(node => node.classList.contains('off')))
  }
}

// The matrix keeps the columns of whoever has a part in the actions that are left.
function matrixColumns(active, on) {
  const kept = new Set()
  actions.forEach((action, n) => { if (on[n]) for (const [i] of action.owners) kept.add(i) })
  const off = active ? columns.filter(th => !kept.has(th.dataset.c)).map(th => th.cellIndex) : []
  if (off.join() === hiddenColumns) return
  hiddenColumns = off.join()
  const hide = new Set(off)
  for (const table of all('.matrix')) {
    for (const row of table.rows) for (const cell of row.cells) show(cell, !hide.has(cell.cellIndex))
  }
}

function nothing(note) {
  note.dataset.mine = ''
  const parts = all('article, tbody tr', note.parentElement).filter(part => !part.closest('article') || part.matches('article'))
  show(note, parts.length > 0 && parts.every(part => part.hidden))
}

let wait = 0
function soon() {
  clearTimeout(wait)
  wait = setTimeout(filter, 60)
}

// A deep link must find its place even if the filter hides it or a fold covers it. The browser has focused a place
// in sight by itself: to do so again, a moment later, would take the focus from where the reader went since.
function arrive(event) {
  let name = location.hash.slice(1)
  try { name = decodeURIComponent(name) } catch { /* a stray % is part of the name */ }
  const place = name && one(name)
  if (!place) return
  const covered = place.hidden
  if (covered) { form.reset(); filter() }
  place.scrollIntoView()
  if ((covered || !event) && place.matches('article, main')) place.focus({ preventScroll: true })
  // What lay out of sight had only a guessed height: once it is drawn, the place is found again.
  requestAnimationFrame(() => requestAnimationFrame(() => place.scrollIntoView()))
}

const told = one('picture-told')
function light(node) {
  const from = node && String(nodes.indexOf(node))
  const partners = new Set(node ? node.dataset.p.split(' ') : [])
  picture.classList.toggle('dim', Boolean(node))
  for (const line of lines) line.classList.toggle('lit', line.dataset.a === from || line.dataset.b === from)
  nodes.forEach((other, i) => {
    other.classList.toggle('lit', partners.has(String(i)))
    other.classList.toggle('from', other === node)
  })
  told.textContent = node ? node.getAttribute('aria-label') : ''
}

if (picture) {
  for (const node of nodes) {
    node.addEventListener('pointerenter', () => light(node))
    node.addEventListener('focus', () => light(node))
    node.addEventListener('pointerleave', () => light(null))
    node.addEventListener('blur', () => light(null))
  }
  const fit = one('fit')
  const frame = picture.parentElement
  const large = frame.classList.contains('large')
  fit.setAttribute('aria-pressed', String(large))
  fit.addEventListener('click', () => {
    const full = fit.getAttribute('aria-pressed') !== 'true'
    fit.setAttribute('aria-pressed', String(full))
    frame.classList.toggle('full', full)
    frame.classList.toggle('whole', !full)
  })
  show(fit, true)
}
for (const text of all('.script')) show(text, true)

// The column's heading lights up with the cell under the pointer.
for (const table of all('.matrix')) {
  const heads = table.tHead.rows[0].cells
  let last = null
  table.addEventListener('pointerover', event => {
    const cell = event.target.closest('td')
    if (last) last.classList.remove('here')
    last = cell && heads[cell.cellIndex]
    if (last) last.classList.add('here')
  })
}

for (const field of [q, topic]) field.addEventListener('input', soon)
for (const field of [agency, role, doc]) field.addEventListener('change', filter)
form.addEventListener('reset', () => setTimeout(filter))
form.addEventListener('submit', event => event.preventDefault())
q.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.isComposing) return
  clearTimeout(wait)
  filter()
  const first = actions.find(action => !action.element.hidden)
  if (!first) return
  first.element.scrollIntoView()
  first.element.focus({ preventScroll: true })
})
document.addEventListener('keydown', event => {
  if (event.key === '/' && !event.target.closest('input, select, textarea')) {
    event.preventDefault()
    q.focus()
  }
})
// For print, everything that is folded opens.
addEventListener('beforeprint', () => { for (const fold of all('details')) fold.open = true })
addEventListener('hashchange', arrive)
