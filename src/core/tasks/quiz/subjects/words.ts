/** Words: opposites, and the Greek and Latin roots of English words. */
import { factSubject, readFacts, turned } from '../facts.ts'

/** Pairs that WordNet 3.1 links as antonyms; no word is in two of them. */
export const OPPOSITES =
  readFacts(`hot:cold big:small long:short high:low fast:slow heavy:light dry:wet full:empty
  open:closed old:young rich:poor strong:weak thick:thin wide:narrow deep:shallow early:late easy:difficult clean:dirty
  good:bad right:wrong true:false alive:dead awake:asleep cheap:expensive sharp:dull smooth:rough sweet:sour tight:loose
  brave:cowardly safe:dangerous simple:complex public:private generous:stingy guilty:innocent major:minor maximum:minimum
  mental:physical male:female natural:artificial negative:positive northern:southern eastern:western odd:even past:future
  present:absent proud:humble raw:cooked ripe:green rural:urban steep:gradual tame:wild vertical:horizontal wise:foolish
  active:passive add:subtract accept:reject admit:deny arrive:leave attack:defend begin:end borrow:lend break:repair
  buy:sell come:go decrease:increase expand:contract export:import fail:succeed fall:rise find:lose float:sink
  forget:remember give:take hate:love multiply:divide pull:push show:hide sit:stand sleep:wake whisper:shout day:night
  sunrise:sunset war:peace friend:foe victory:defeat question:answer wealth:poverty heaven:hell king:queen joy:sorrow
  hope:despair birth:death front:back top:bottom north:south east:west above:below up:down forward:backward often:rarely
  more:less near:far abundant:scarce beautiful:ugly calm:stormy concave:convex domestic:foreign fresh:stale
  friendly:hostile hollow:solid local:general plural:singular senior:junior superior:inferior internal:external
  include:exclude inhale:exhale lengthen:shorten raise:lower advance:retreat permit:forbid hire:fire asset:liability
  comedy:tragedy parent:child supply:demand zenith:nadir nocturnal:diurnal`)

const OPPOSITE = {
  phrases: ['the opposite of {s}', 'the word that means the opposite of {s}', 'the antonym of {s}'],
  statement: 'The opposite of {s} is ',
  facts: [...OPPOSITES, ...turned(OPPOSITES)],
}

/** Combining forms with the meaning that English dictionaries (Merriam-Webster, Oxford) give first. */
export const ROOTS =
  readFacts(`hydro:water geo:earth bio:life helio:sun luna:moon astro:star pyro:fire thermo:heat
  photo:light chrono:time chromo:colour tele:distant phono:sound graph:writing logo:word biblio:book anthropo:human
  philo:love phobia:fear psycho:mind cardio:heart derma:skin osteo:bone hemo:blood neuro:nerve gastro:stomach dent:tooth
  ped:foot manu:hand capit:head ocul:eye ornitho:bird zoo:animal entomo:insect ichthyo:fish hippo:horse dendro:tree
  antho:flower litho:stone aero:air cryo:cold toxi:poison demo:people poly:many micro:small macro:large neo:new pseudo:false
  omni:all equi:equal mort:death aqua:water terra:earth ign:fire lumin:light somn:sleep dorm:sleep port:carry
  scrib:write dict:say spect:look aud:hear voc:call duct:lead mit:send rupt:break ject:throw vert:turn cred:believe
  carn:meat herb:grass pater:father mater:mother frater:brother urb:city navi:ship nomen:name annu:year noct:night
  nov:new multi:many magn:great vac:empty ver:true`)

export const antonyms = factSubject('antonyms', [OPPOSITE])

export const roots = factSubject('roots', [
  {
    phrases: [
      'the meaning of the root {s}',
      'the sense of the word root {s}',
      'the meaning of the word part {s}',
    ],
    statement: 'The root {s} means ',
    facts: ROOTS,
  },
  {
    phrases: [
      'the root that means {s}',
      'the root with the meaning {s}',
      'the word part that means {s}',
    ],
    statement: 'A root for {s} is ',
    facts: turned(ROOTS),
  },
])
