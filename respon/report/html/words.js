'use strict'
// What is searched for: text made plain, agencies' written forms, and hits that are marked where they stand.
const one = id => document.getElementById(id)
const all = (selector, from = document) => [...from.querySelectorAll(selector)]
const show = (element, wanted) => { if (element.hidden === wanted) element.hidden = !wanted }

const simple = new Map()
const pairs = [...(one('q').dataset.traditional || '')]
for (let i = 0; i < pairs.length; i += 2) simple.set(pairs[i], pairs[i + 1])

// Every character made plain by itself, so that a place in the plain text is a place in the text.
const plainly = text => Array.from(text, char => {
  const folded = char.normalize('NFKC').toLowerCase()
  return simple.get(folded) || folded
})
const plain = text => plainly(text).join('')

// Every agency's written forms, by its place in the list: names, aliases, signboards, English, initials of the pinyin.
const forms = all('#agency option').slice(1).map(option => (option.dataset.forms || option.textContent).split('|').map(plain))
const LATIN = /^[a-z]+$/
function isForm(form, word) {
  if (!LATIN.test(word) || !LATIN.test(form)) return form.includes(word)
  return word.length > 1 && (form === word || (word.length > 2 && form.endsWith(word)))
}
const isCalled = (agency, word) => (forms[agency] || []).some(form => isForm(form, word))

// Hits are marked by the browser itself: the page's elements stay as they are.
const marks = globalThis.Highlight && CSS.highlights ? new Highlight() : null
if (marks) CSS.highlights.set('hit', marks)
const MOST_MARKS = 2000
function mark(words) {
  if (!marks) return
  marks.clear()
  if (!words.length) return
  for (const part of all('.action, .sheet, main table')) {
    if (part.getClientRects().length) markIn(part, words)
    if (marks.size >= MOST_MARKS) return
  }
}
function markIn(part, words) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const chars = plainly(node.data)
    const text = chars.join('')
    if (!words.some(word => text.includes(word))) continue
    const places = []
    let at = 0
    for (const [n, char] of Array.from(node.data).entries()) {
      for (const _ of chars[n]) places.push([at, at + char.length])
      at += char.length
    }
    for (const word of words) {
      for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
        if (!places[i] || !places[i + word.length - 1]) break
        const range = new Range()
        range.setStart(node, places[i][0])
        range.setEnd(node, places[i + word.length - 1][1])
        marks.add(range)
      }
    }
  }
}
