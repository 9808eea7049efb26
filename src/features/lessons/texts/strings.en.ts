/** The lessons in English. */
import type { Texts } from './texts.ts'

export const en: Texts = {
  panel: {
    name: 'Lessons',
    hint: 'Each takes two to four minutes. What you do is kept on this device.',
    language: 'Language',
    list: 'All lessons',
    back: 'Back',
    next: 'Next',
    finish: 'Finish',
    leave: 'Leave',
    done: 'Done',
    toDo: 'To do',
    phase: (phase, of) => `Part ${phase} of ${of}`,
    progress: (done, of) => `${done} of ${of} done`,
  },
  bet: {
    ask: 'One model writes every step. Which one would you pay for?',
    on: (model) => `Bet on ${model}`,
    you: 'You',
    router: 'The router',
    oracle: 'The oracle',
    points: (score, utility) => `${score} of 100 points, utility ${utility}`,
    next: 'Next question',
    sum: (you, router, oracle) => `So far: you ${you}, the router ${router}, the oracle ${oracle}.`,
  },
  quiz: {
    ask: {
      'best single':
        'If one model does everything, which one has the highest utility at the weights now set?',
      cheapest: 'If one model does everything, which one costs least per question?',
      mixture:
        'The cheapest model answers one half of the questions, the dearest the other half, drawn by chance. What is the score?',
      oracle: 'What does the oracle score, which knows every outcome beforehand?',
      control: 'Which of these must a router beat to be of use?',
    },
    points: (points) => `${points} of 100`,
    right: 'Right.',
    wrong: (answer) => `Not quite. It is: ${answer}.`,
    result: (right, of) => `You got ${right} of ${of} right.`,
    again: 'Ask me again',
  },
  lessons: {
    start: {
      title: 'Start here',
      phases: [
        {
          title: 'A question on its way',
          body: () =>
            'The wagon is a question. It runs on a track, and each stop is a step that a model writes. The recording is ready, so nothing has to load.',
          task: 'Press Step once.',
        },
        {
          title: 'A switch picks the model',
          body: ({ small, large }) =>
            `The router is the switch. It picks who writes: ${small.model}, which is cheap, or ${large.model}, which is dear. Below you see why it chose as it did.`,
          task: 'Step on until you see the verdict.',
        },
        {
          title: 'What is it worth to you?',
          body: ({ router }) =>
            `This router scores ${router.score} of 100 and costs ${router.cost} for 1,000 questions. Is that good? It depends on what you want. α is how much you care about right answers, β about money.`,
          task: 'Move the slider for α.',
        },
        {
          title: 'Who could do better?',
          body: ({ random, oracle }) =>
            `Picking at random scores ${random.score} of 100. The oracle knows all outcomes and scores ${oracle.score}. Real routers stand between the two. The chart shows them all.`,
          task: 'Choose the router “Oracle”. Then go where you like: the lessons wait at the top.',
        },
      ],
    },
    switch: {
      title: 'One question, two models, one switch',
      phases: [
        {
          title: 'The small model tries',
          body: ({ small, large }) =>
            `Two models can solve this story: ${small.model}, small and cheap, and ${large.model}, larger and dear. First the small one writes every line. Over all test questions it scores ${small.score} of 100.`,
          task: 'Step to the verdict. Is the answer right?',
        },
        {
          title: 'Now the large one',
          body: ({ large, costRatioHere }) =>
            `Now the large model writes every line. Over all questions it scores ${large.score} of 100. But it is not cheap: here it costs ${costRatioHere} times as much.`,
          task: 'Step to the verdict, and look at “Cost so far”.',
        },
        {
          title: 'Now you are the switch',
          body: () =>
            'A new question. What comes of each model is hidden until you have made your bet. Read the question first. Is it hard enough to pay for the large model?',
          task: 'Bet on a model.',
        },
        {
          title: 'You can change tracks',
          body: ({ oracle }) =>
            `Back to the first question. You do not need the large model for every line. At each switch a side track leads to the other model. The best mix here costs ${oracle.here.cost} for 1,000 such questions.`,
          task: 'In the figure, take a side track.',
        },
      ],
    },
    cost: {
      title: 'What an answer costs',
      phases: [
        {
          title: 'A price for each token',
          body: ({ large, middle }) =>
            `A model reads and writes in small pieces of text, called tokens. For a million of them, ${large.model} takes ${large.price} and ${middle.model} only ${middle.price}. So which answer will be cheaper?`,
          task: 'Step to the verdict with the dear model. Note the cost.',
        },
        {
          title: 'Cheap tokens, dear answer',
          body: ({ large, middle }) =>
            `The same question with ${middle.model}, whose tokens are cheaper. A thousand answers like this cost ${middle.here.cost}. With ${large.model} they cost ${large.here.cost}. Look at how many tokens it writes.`,
          task: 'Step to the verdict and compare the tokens.',
        },
        {
          title: 'Prices move',
          body: ({ priceRatio, costRatio }) =>
            `Per token, the dearest model here costs ${priceRatio} times as much as the cheapest. Per answer it is ${costRatio} times. Prices change often in real life. The page then works out all costs again; no model has to run.`,
          task: 'Open “Prices” and change one of them.',
        },
      ],
    },
    utility: {
      title: 'Utility: what you want, as a number',
      phases: [
        {
          title: 'Points minus cost',
          body: ({ alpha, beta, small, large }) =>
            `Utility is α times the score minus β times the cost. Now α is ${alpha} and β is ${beta}. The small model is worth ${small.utility}, the large one ${large.utility}. Both change as you move α.`,
          task: 'Set α to 0.80 or more: right answers matter most.',
        },
        {
          title: 'Now save money',
          body: ({ alpha, small, large }) =>
            `With α at ${alpha}, the small model is worth ${small.utility} and the large one ${large.utility}. Someone who pays for a million answers may see it the other way round.`,
          task: 'Set α to 0.20 or less, or press “Cost first”.',
        },
        {
          title: 'Where it tips',
          body: ({ alpha, small, large }) =>
            `Somewhere in between, both models are worth the same. At α = ${alpha} it is ${small.utility} for the small one and ${large.utility} for the large one.`,
          task: 'Find the α at which they are as good as equal.',
        },
      ],
    },
    front: {
      title: 'The front, and what a router must beat',
      phases: [
        {
          title: 'Every mark is a router',
          body: ({ small, large }) =>
            `In the chart, higher is better and left is cheaper. “${small.name}” scores ${small.score} for ${small.cost} per 1,000 questions. “${large.name}” scores ${large.score} for ${large.cost}. The front joins the marks that no other mark beats on both counts.`,
          task: 'Choose “All Strong”, in the list of routers or in the chart.',
        },
        {
          title: 'Anyone can mix',
          body: ({ random, large }) =>
            `You can toss a coin for each question. A mix lies on the straight line between two marks, so a point on that line is no skill. Random choice gets ${random.score} for ${random.cost}. It also saves money against ${large.cost}.`,
          task: 'Choose the router “Random”.',
        },
        {
          title: 'The best fixed choice',
          body: ({ large, fixed }) =>
            `“Cheaper than the largest model” is an easy win. A fair rival is the best choice that is the same for every question. On the train questions that is “${fixed.name}”. It is worth ${fixed.utility} here; “${large.name}” is worth ${large.utility}.`,
          task: 'Choose the best fixed router.',
        },
        {
          title: 'The rival depends on you',
          body: ({ alpha, fixed }) =>
            `At α = ${alpha} the best fixed choice is “${fixed.name}”. Who cares more about right answers has another rival. So each claim of savings must name its weights, and its rival at the same rate of strong calls.`,
          task: 'Raise α until “All Strong” is the best fixed choice.',
        },
      ],
    },
    oracle: {
      title: 'Oracle and regret',
      phases: [
        {
          title: 'It knows the future',
          body: ({ oracle, random }) =>
            `Every choice was run and recorded, so we know the best one for each question. The oracle takes it: ${oracle.score} of 100 for ${oracle.cost} per 1,000. Chance gets ${random.score} for ${random.cost}. No router can beat the oracle.`,
          task: 'Choose the router “Oracle”.',
        },
        {
          title: 'You against the router',
          body: ({ router }) =>
            `Now bet on three questions. What comes of each model is hidden until you choose. Your rival is “${router.name}”, which reads the question as you do. The oracle plays too.`,
          task: 'Make three bets.',
        },
        {
          title: 'Regret',
          body: ({ router, regretHere }) =>
            `Regret is what a choice gave away: the best utility that was in reach, minus what you got. On this question “${router.name}” gives away ${regretHere}. In the figure, the regret of each switch is red.`,
          task: 'Take a side track that was worth more.',
        },
      ],
    },
    training: {
      title: 'Train a router',
      phases: [
        {
          title: 'The line to beat',
          body: ({ small, large }) =>
            `The hull is the dashed line over the single models. You reach it without learning, by mixing. It starts at “${small.name}” with ${small.score} points and goes up to “${large.name}” with ${large.score}.`,
          task: 'Choose “All Yard 4m” and find it on the chart.',
        },
        {
          title: 'Learn from questions',
          body: ({ trainQuestions }) =>
            `A router learns on ${trainQuestions} train questions. It tries choices and does more of what paid. The curve shows how it gets better. It never sees a test question.`,
          task: 'Press “Train” and wait until it is done.',
        },
        {
          title: 'It leaves the hull',
          body: ({ router, fixed, way }) =>
            `“${router.name}” scores ${router.score} for ${router.cost} per 1,000 test questions, and is worth ${router.utility}. The best fixed choice is worth ${fixed.utility}. It went ${way} percent of the way to the oracle.`,
          task: 'Step through an episode and read what it says at each switch.',
        },
      ],
    },
    overfit: {
      title: 'Learning by heart',
      phases: [
        {
          title: 'Too few questions',
          body: ({ trainQuestions }) =>
            `The full router learnt on ${trainQuestions} questions. What if it gets only a few? It can then learn them by heart. Watch both curves: one is for train, one for questions it did not learn.`,
          task: 'In “Train”, set “Train questions” to 5% and press “Train”.',
        },
        {
          title: 'Three sets of questions',
          body: ({ learnt, onTrain }) =>
            `In the last run the score reached ${learnt.train} on train and ${learnt.validation} on validation. What counts is new questions. That is why there are three sets: learn on train, choose on validation, and look at test last. On all train questions, the router at hand scores ${onTrain.score}.`,
          task: 'Set “Split” to Validation and look at the chart.',
        },
        {
          title: 'Each look costs trust',
          body: ({ testLooks }) =>
            `So far this page has shown ${testLooks} results on test. Whoever trains twenty routers and keeps the one that did best on test has picked luck. The number is then too good.`,
          task: 'Train once more with another “Training seed”, and see how the result changes.',
        },
      ],
    },
    steps: {
      title: 'A choice at every step',
      phases: [
        {
          title: 'A mistake is final',
          body: ({ small }) =>
            `Here a model is chosen for each line. ${small.model} writes them all. Once a wrong line stands, the next lines build on it. No later choice can wipe it out.`,
          task: 'Step until you see a line with ✗.',
        },
        {
          title: 'Help at the right time',
          body: ({ oracle, large }) =>
            `The large model is dear, but perhaps one line of it is enough. The oracle solves this question for ${oracle.here.cost} per 1,000. With the large model all the way, it is ${large.here.cost}.`,
          task: 'Take a side track before the mistake, or the better path in the verdict.',
        },
        {
          title: 'Ask for a draft',
          body: ({ small, large }) =>
            `The question does not tell you which line will go wrong. TRIM lets the small model write a draft of each line. It looks how sure the draft was, then keeps it or has the large model write it. The draft is paid for. Small alone is worth ${small.utility}, large alone ${large.utility}.`,
          task: 'Choose the router “TRIM”.',
        },
      ],
    },
    budget: {
      title: 'A budget as a promise',
      phases: [
        {
          title: 'A bound on cost',
          body: ({ router }) =>
            `“${router.name}” has learnt to stay below a mean cost that you set, and to get the best score for it. Now it scores ${router.score} for ${router.cost} per 1,000 questions. The bound holds on average, not for each question.`,
          task: 'Move its slider and watch its mark.',
        },
        {
          title: 'A threshold',
          body: ({ strong }) =>
            `This router calls the large model when the last line looked unsure: below a threshold, τ. At this τ, the large model writes ${strong.all} percent of the lines of the test questions. That number is true for this set of questions only.`,
          task: 'Move τ and see how the percentage follows.',
        },
        {
          title: 'When questions shift',
          body: ({ strong }) =>
            `With τ fixed, the share is ${strong.train} percent on train and ${strong.all} on test. So far, so good. But by kind of question it runs from ${strong.least} to ${strong.most} percent. If users ask other things tomorrow, the bill changes, and nobody touched τ.`,
          task: 'Set “Split” to Train and compare.',
        },
      ],
    },
    nothing: {
      title: 'When routing does not pay',
      phases: [
        {
          title: 'A router that adds nothing',
          body: ({ router, fixed, gain }) =>
            `Here a router was trained, and it is worth ${router.utility}. The best fixed choice, “${fixed.name}”, is worth ${fixed.utility}. The gain is ${gain}. That is not a bug. It is a result.`,
          task: 'Choose the best fixed router and compare the two marks.',
        },
        {
          title: 'Is there room at all?',
          body: ({ oracle, room }) =>
            `The oracle is worth ${oracle.utility}, which is ${room} more than the best fixed choice. So there is room. But the router cannot see it: the question alone does not say which model will fail.`,
          task: 'Choose the router “Oracle”.',
        },
        {
          title: 'Ask before you build',
          body: ({ alpha, fixed, room }) =>
            `At α = ${alpha} the best fixed choice is worth ${fixed.utility}, and a perfect router could add ${room}. If that is less than the work is worth to you, do not route. Pick one model and be done.`,
          task: 'Raise α to 0.90 and see how much room is left.',
        },
      ],
    },
    quiz: {
      title: 'Quiz',
      phases: [
        {
          title: 'What did you learn?',
          body: ({ questions, alpha }) =>
            `A few questions, made from the recording of ${questions} test questions. α is ${alpha}. You may use the page to find the answers.`,
          task: 'Answer all of them.',
        },
      ],
    },
  },
}
