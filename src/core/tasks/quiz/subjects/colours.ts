/** Named colours of CSS and their hexadecimal codes (CSS Color Module Level 4). Checked against the package color-name by a test. */
import { factSubject, readFacts, turned } from '../facts.ts'

export const COLOURS =
  readFacts(`black:#000000 white:#ffffff gray:#808080 silver:#c0c0c0 red:#ff0000 maroon:#800000
  crimson:#dc143c tomato:#ff6347 coral:#ff7f50 salmon:#fa8072 orange:#ffa500 gold:#ffd700 yellow:#ffff00 khaki:#f0e68c
  olive:#808000 lime:#00ff00 green:#008000 chartreuse:#7fff00 aquamarine:#7fffd4 aqua:#00ffff teal:#008080
  turquoise:#40e0d0 blue:#0000ff navy:#000080 azure:#f0ffff indigo:#4b0082 violet:#ee82ee purple:#800080 fuchsia:#ff00ff
  orchid:#da70d6 plum:#dda0dd pink:#ffc0cb lavender:#e6e6fa beige:#f5f5dc ivory:#fffff0 linen:#faf0e6 wheat:#f5deb3
  tan:#d2b48c peru:#cd853f sienna:#a0522d chocolate:#d2691e brown:#a52a2a snow:#fffafa bisque:#ffe4c4`)

export const colours = factSubject('colours', [
  {
    phrases: [
      'the code of the colour {s}',
      'the CSS code for {s}',
      'the hex code of the colour {s}',
    ],
    statement: 'The code of {s} is ',
    facts: COLOURS,
  },
  {
    phrases: [
      'the colour with the code {s}',
      'the CSS colour whose code is {s}',
      'the colour that the hex code {s} stands for',
    ],
    statement: '{s} is the code of ',
    facts: turned(COLOURS),
  },
])
