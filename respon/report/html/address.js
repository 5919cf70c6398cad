// The filter and the order of tables stand in the address, so that what one sees can be sent: names, not numbers.
const fields = { q, agency, role, document: doc, topic }
const nameOf = field => field.matches('select') ? (field.value && field.selectedOptions[0].textContent) : field.value.trim()
let ready = false

function keep() {
  if (!ready) return
  const kept = new URLSearchParams()
  for (const [name, field] of Object.entries(fields)) if (nameOf(field)) kept.set(name, field === role ? role.value : nameOf(field))
  for (const [section, order] of orders) kept.set(`sort-${section}`, order)
  const query = String(kept)
  try {
    history.replaceState(null, '', (query ? `?${query}` : location.pathname) + location.hash)
  } catch { /* a page opened from a file may not be allowed to: the filter works all the same */ }
}

function restore() {
  const kept = new URLSearchParams(location.search)
  for (const [name, field] of Object.entries(fields)) {
    const wanted = kept.get(name)
    if (wanted === null) continue
    if (!field.matches('select')) field.value = wanted
    else field.value = [...field.options].find(option => [option.value, option.textContent].includes(wanted))?.value ?? ''
  }
  for (const [key, order] of kept) if (key.startsWith('sort-')) sortAs(key.slice(5), order)
  ready = true
}
