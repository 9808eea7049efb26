/** The lessons in German. What stands on the page in English is quoted as it stands there. */
import type { Texts } from './texts.ts'

export const de: Texts = {
  panel: {
    name: 'Lektionen',
    hint: 'Jede dauert zwei bis vier Minuten. Was du schaffst, bleibt auf diesem Gerät.',
    language: 'Sprache',
    list: 'Alle Lektionen',
    back: 'Zurück',
    next: 'Weiter',
    finish: 'Fertig',
    leave: 'Verlassen',
    done: 'Erledigt',
    toDo: 'Zu tun',
    phase: (phase, of) => `Teil ${phase} von ${of}`,
    progress: (done, of) => `${done} von ${of} erledigt`,
  },
  bet: {
    ask: 'Ein Modell schreibt jeden Schritt. Für welches würdest du zahlen?',
    on: (model) => `Auf ${model} setzen`,
    you: 'Du',
    router: 'Der Router',
    oracle: 'Das Orakel',
    points: (score, utility) => `${score} von 100 Punkten, Nutzen ${utility}`,
    next: 'Nächste Frage',
    sum: (you, router, oracle) => `Bisher: du ${you}, der Router ${router}, das Orakel ${oracle}.`,
  },
  quiz: {
    ask: {
      'best single':
        'Ein Modell macht alles. Welches hat bei den jetzigen Gewichten den höchsten Nutzen?',
      cheapest: 'Ein Modell macht alles. Welches kostet am wenigsten je Frage?',
      mixture:
        'Das billigste Modell löst die eine Hälfte der Fragen, das teuerste die andere. Das Los entscheidet. Wie viele Punkte gibt das?',
      oracle: 'Wie viele Punkte holt das Orakel, das jeden Ausgang vorher kennt?',
      control: 'Wen davon muss ein Router schlagen, damit er etwas bringt?',
    },
    points: (points) => `${points} von 100`,
    right: 'Richtig.',
    wrong: (answer) => `Nicht ganz. Richtig ist: ${answer}.`,
    result: (right, of) => `Du hast ${right} von ${of} richtig.`,
    again: 'Frag mich noch einmal',
  },
  lessons: {
    start: {
      title: 'Hier beginnen',
      phases: [
        {
          title: 'Eine Frage auf dem Weg',
          body: () =>
            'Der Wagen ist eine Frage. Er rollt auf einem Gleis. Jeder Halt ist ein Schritt, den ein Modell schreibt. Alles ist schon aufgezeichnet, also muss nichts laden.',
          task: 'Drücke einmal „Step“.',
        },
        {
          title: 'Eine Weiche wählt das Modell',
          body: ({ small, large }) =>
            `Der Router ist die Weiche. Er wählt, wer schreibt: ${small.model}, das ist billig, oder ${large.model}, das ist teuer. Darunter steht, warum er so gewählt hat.`,
          task: 'Geh mit „Step“ weiter, bis du das Urteil siehst („Verdict“).',
        },
        {
          title: 'Was ist es dir wert?',
          body: ({ router }) =>
            `Dieser Router holt ${router.score} von 100 Punkten und kostet ${router.cost} für 1.000 Fragen. Ist das gut? Das hängt davon ab, was du willst. α sagt, wie viel dir richtige Antworten wert sind, β steht für das Geld.`,
          task: 'Bewege den Regler für α.',
        },
        {
          title: 'Wer kann es besser?',
          body: ({ random, oracle }) =>
            `Wer würfelt, holt ${random.score} von 100 Punkten. Das Orakel kennt jeden Ausgang und holt ${oracle.score}. Echte Router liegen dazwischen. Das Bild zeigt sie alle.`,
          task: 'Wähle den Router „Oracle“. Dann geh, wohin du magst: Die Lektionen warten oben.',
        },
      ],
    },
    switch: {
      title: 'Eine Frage, zwei Modelle, eine Weiche',
      phases: [
        {
          title: 'Das kleine Modell versucht es',
          body: ({ small, large }) =>
            `Zwei Modelle können diese Aufgabe lösen: ${small.model}, klein und billig, und ${large.model}, größer und teuer. Zuerst schreibt das kleine jede Zeile. Im Test holt es ${small.score} von 100 Punkten.`,
          task: 'Geh mit „Step“ bis zum Urteil. Stimmt die Antwort?',
        },
        {
          title: 'Jetzt das große',
          body: ({ large, costRatioHere }) =>
            `Jetzt schreibt das große Modell jede Zeile. Im Test holt es ${large.score} von 100 Punkten. Aber es ist nicht billig: Hier kostet es ${costRatioHere}-mal so viel.`,
          task: 'Geh bis zum Urteil und achte auf „Cost so far“.',
        },
        {
          title: 'Jetzt bist du die Weiche',
          body: () =>
            'Eine neue Frage. Was jedes Modell schafft, bleibt verdeckt, bis du gewettet hast. Lies zuerst die Frage. Ist sie so schwer, dass das große Modell sein Geld wert ist?',
          task: 'Setze auf ein Modell.',
        },
        {
          title: 'Du kannst das Gleis wechseln',
          body: ({ oracle }) =>
            `Zurück zur ersten Frage. Du brauchst das große Modell nicht für jede Zeile. An jeder Weiche führt ein Gleis zum anderen Modell. Die beste Mischung kostet hier ${oracle.here.cost} für 1.000 solche Fragen.`,
          task: 'Nimm in der Zeichnung ein Gleis zur Seite.',
        },
      ],
    },
    cost: {
      title: 'Was eine Antwort kostet',
      phases: [
        {
          title: 'Ein Preis für jedes Token',
          body: ({ large, middle }) =>
            `Ein Modell liest und schreibt kleine Stücke Text, sie heißen Token. Für eine Million davon nimmt ${large.model} ${large.price} und ${middle.model} nur ${middle.price}. Welche Antwort wird also billiger?`,
          task: 'Geh mit dem teuren Modell bis zum Urteil. Merk dir den Preis.',
        },
        {
          title: 'Billige Token, teure Antwort',
          body: ({ large, middle }) =>
            `Die gleiche Frage mit ${middle.model}, dessen Token weniger kosten. Tausend solche Antworten kosten ${middle.here.cost}. Mit ${large.model} kosten sie ${large.here.cost}. Achte darauf, wie viele Token es schreibt.`,
          task: 'Geh bis zum Urteil und vergleiche die Token.',
        },
        {
          title: 'Preise ändern sich',
          body: ({ priceRatio, costRatio }) =>
            `Je Token kostet das teuerste Modell hier ${priceRatio}-mal so viel wie das billigste. Je Antwort ist es ${costRatio}-mal so viel. Preise ändern sich oft. Die Seite rechnet dann alles neu aus, und kein Modell muss laufen.`,
          task: 'Öffne „Prices“ und ändere einen Preis.',
        },
      ],
    },
    utility: {
      title: 'Nutzen: was du willst, als Zahl',
      phases: [
        {
          title: 'Punkte minus Kosten',
          body: ({ alpha, beta, small, large }) =>
            `Nutzen ist α mal Punkte minus β mal Kosten. Jetzt ist α ${alpha} und β ${beta}. Das kleine Modell ist ${small.utility} wert, das große ${large.utility}. Beides ändert sich, wenn du α bewegst.`,
          task: 'Stell α auf 0.80 oder mehr: Richtige Antworten zählen am meisten.',
        },
        {
          title: 'Jetzt sparen',
          body: ({ alpha, small, large }) =>
            `Bei α = ${alpha} ist das kleine Modell ${small.utility} wert und das große ${large.utility}. Wer für eine Million Antworten zahlt, sieht das vielleicht anders.`,
          task: 'Stell α auf 0.20 oder weniger, oder drücke „Cost first“.',
        },
        {
          title: 'Wo es kippt',
          body: ({ alpha, small, large }) =>
            `Irgendwo dazwischen sind beide Modelle gleich viel wert. Bei α = ${alpha} ist es ${small.utility} für das kleine und ${large.utility} für das große.`,
          task: 'Finde das α, bei dem beide fast gleich sind.',
        },
      ],
    },
    front: {
      title: 'Die Front, und wen ein Router schlagen muss',
      phases: [
        {
          title: 'Jede Marke ist ein Router',
          body: ({ small, large }) =>
            `Im Bild heißt höher besser und links billiger. „${small.name}“ holt ${small.score} Punkte für ${small.cost} je 1.000 Fragen. „${large.name}“ holt ${large.score} für ${large.cost}. Die Front verbindet die Marken, die keine andere in beidem schlägt.`,
          task: 'Wähle „All Strong“, in der Liste der Router oder im Bild.',
        },
        {
          title: 'Mischen kann jeder',
          body: ({ random, large }) =>
            `Du kannst für jede Frage eine Münze werfen. Eine Mischung liegt auf der geraden Linie zwischen zwei Marken. Dort zu liegen ist also keine Kunst. Der Zufall holt ${random.score} Punkte für ${random.cost}. Auch er spart Geld gegen ${large.cost}.`,
          task: 'Wähle den Router „Random“.',
        },
        {
          title: 'Die beste feste Wahl',
          body: ({ large, fixed }) =>
            `„Billiger als das größte Modell“ ist leicht. Ein fairer Gegner ist die beste Wahl, die für alle Fragen gleich bleibt. Auf den Fragen zum Lernen ist das „${fixed.name}“. Sie ist hier ${fixed.utility} wert, „${large.name}“ ist ${large.utility} wert.`,
          task: 'Wähle den besten festen Router.',
        },
        {
          title: 'Der Gegner hängt von dir ab',
          body: ({ alpha, fixed }) =>
            `Bei α = ${alpha} ist „${fixed.name}“ die beste feste Wahl. Wem richtige Antworten mehr wert sind, der hat einen anderen Gegner. Wer sagt, dass er spart, muss also sagen, bei welchen Gewichten. Und wie gut der Zufall wäre, der das große Modell gleich oft ruft.`,
          task: 'Erhöhe α, bis „All Strong“ die beste feste Wahl ist.',
        },
      ],
    },
    oracle: {
      title: 'Orakel und Reue',
      phases: [
        {
          title: 'Es kennt die Zukunft',
          body: ({ oracle, random }) =>
            `Jede Wahl wurde ausgeführt und aufgezeichnet. Also wissen wir, welche die beste war. Das Orakel nimmt sie: ${oracle.score} von 100 für ${oracle.cost} je 1.000. Der Zufall holt ${random.score} für ${random.cost}. Kein Router schlägt das Orakel.`,
          task: 'Wähle den Router „Oracle“.',
        },
        {
          title: 'Du gegen den Router',
          body: ({ router }) =>
            `Wette jetzt auf drei Fragen. Was jedes Modell schafft, bleibt verdeckt, bis du wählst. Dein Gegner ist „${router.name}“. Er liest die Frage wie du. Das Orakel spielt mit.`,
          task: 'Wette dreimal.',
        },
        {
          title: 'Reue',
          body: ({ router, regretHere }) =>
            `Reue („regret“) ist, was eine Wahl verschenkt hat: der beste Nutzen, der möglich war, minus den, den du hast. Bei dieser Frage verschenkt „${router.name}“ ${regretHere}. In der Zeichnung ist die Reue jeder Weiche rot.`,
          task: 'Nimm ein Gleis zur Seite, das mehr wert war.',
        },
      ],
    },
    training: {
      title: 'Einen Router trainieren',
      phases: [
        {
          title: 'Die Linie, die es zu schlagen gilt',
          body: ({ small, large }) =>
            `Die Hülle ist die gestrichelte Linie über den Modellen. Man erreicht sie ohne zu lernen, nur durch Mischen. Sie beginnt bei „${small.name}“ mit ${small.score} Punkten und steigt bis „${large.name}“ mit ${large.score}.`,
          task: 'Wähle „All Yard 4m“ und finde es im Bild.',
        },
        {
          title: 'Aus Fragen lernen',
          body: ({ trainQuestions }) =>
            `Ein Router lernt an ${trainQuestions} Fragen. Er probiert aus und tut öfter, was sich gelohnt hat. Die Kurve zeigt, wie er besser wird. Eine Frage aus dem Test sieht er nie.`,
          task: 'Drücke „Train“ und warte, bis es fertig ist.',
        },
        {
          title: 'Er verlässt die Hülle',
          body: ({ router, fixed, way }) =>
            `„${router.name}“ holt ${router.score} Punkte für ${router.cost} je 1.000 Fragen im Test und ist ${router.utility} wert. Die beste feste Wahl ist ${fixed.utility} wert. Er ging ${way} Prozent des Weges bis zum Orakel.`,
          task: 'Geh Schritt für Schritt bis zum Ende. Lies, was er an jeder Weiche sagt.',
        },
      ],
    },
    overfit: {
      title: 'Auswendig gelernt',
      phases: [
        {
          title: 'Zu wenige Fragen',
          body: ({ trainQuestions }) =>
            `Der volle Router hat an ${trainQuestions} Fragen gelernt. Und wenn er nur wenige bekommt? Dann kann er sie auswendig lernen. Sieh auf beide Kurven: eine für die Fragen zum Lernen, eine für Fragen, die er nicht gelernt hat.`,
          task: 'Stell in „Train“ die „Train questions“ auf 5% und drücke „Train“.',
        },
        {
          title: 'Drei Sätze von Fragen',
          body: ({ learnt, onTrain }) =>
            `Beim letzten Lauf kam er auf ${learnt.train} Punkte bei den gelernten Fragen und auf ${learnt.validation} bei neuen. Es zählen die neuen. Darum gibt es drei Sätze: an „Train“ lernen, an „Validation“ wählen, auf „Test“ zuletzt sehen. Auf allen Fragen zum Lernen holt der jetzige Router ${onTrain.score} Punkte.`,
          task: 'Stell „Split“ auf Validation und sieh auf das Bild.',
        },
        {
          title: 'Jeder Blick kostet Vertrauen',
          body: ({ testLooks }) =>
            `Bisher hat die Seite ${testLooks} Werte aus dem Test gezeigt. Wer zwanzig Router trainiert und den behält, der im Test am besten war, hat das Glück gewählt. Die Zahl ist dann zu gut.`,
          task: 'Trainiere noch einmal mit einem anderen „Training seed“. Wie ändert sich der Wert?',
        },
      ],
    },
    steps: {
      title: 'Eine Wahl bei jedem Schritt',
      phases: [
        {
          title: 'Ein Fehler bleibt',
          body: ({ small }) =>
            `Hier wird für jede Zeile ein Modell gewählt. ${small.model} schreibt sie alle. Steht einmal eine falsche Zeile da, bauen die nächsten darauf auf. Keine spätere Wahl macht sie weg.`,
          task: 'Geh mit „Step“ weiter, bis du eine Zeile mit ✗ siehst.',
        },
        {
          title: 'Hilfe zur rechten Zeit',
          body: ({ oracle, large }) =>
            `Das große Modell ist teuer, aber vielleicht reicht eine Zeile davon. Das Orakel löst diese Frage für ${oracle.here.cost} je 1.000. Mit dem großen Modell kostet es ${large.here.cost}.`,
          task: 'Nimm ein Gleis vor dem Fehler, oder den besseren Weg beim Urteil.',
        },
        {
          title: 'Um einen Entwurf bitten',
          body: ({ small, large }) =>
            `Die Frage verrät nicht, welche Zeile falsch wird. TRIM lässt das kleine Modell jede Zeile entwerfen. Dann sieht es, wie sicher der Entwurf war. Es behält ihn, oder das große Modell schreibt neu. Der Entwurf wird bezahlt. Nur klein ist ${small.utility} wert, nur groß ${large.utility}.`,
          task: 'Wähle den Router „TRIM“.',
        },
      ],
    },
    budget: {
      title: 'Ein Budget als Versprechen',
      phases: [
        {
          title: 'Eine Grenze für die Kosten',
          body: ({ router }) =>
            `„${router.name}“ hat gelernt, im Mittel unter den Kosten zu bleiben, die du setzt, und dafür das Beste zu holen. Jetzt holt er ${router.score} Punkte für ${router.cost} je 1.000 Fragen. Die Grenze gilt im Mittel, nicht für jede Frage.`,
          task: 'Bewege seinen Regler und sieh auf seine Marke.',
        },
        {
          title: 'Eine Schwelle',
          body: ({ strong }) =>
            `Dieser Router ruft das große Modell, wenn die letzte Zeile unsicher war, also unter einer Schwelle τ. Bei diesem τ schreibt das große Modell ${strong.all} Prozent der Zeilen im Test. Die Zahl gilt nur für diese Fragen.`,
          task: 'Bewege τ und sieh, wie sich die Zahl ändert.',
        },
        {
          title: 'Wenn die Fragen sich ändern',
          body: ({ strong }) =>
            `Mit festem τ sind es ${strong.train} Prozent beim Lernen und ${strong.all} im Test. So weit, so gut. Doch je nach Art der Frage reicht es von ${strong.least} bis ${strong.most} Prozent. Fragen die Leute morgen etwas anderes, ändert sich die Rechnung. Und niemand hat τ berührt.`,
          task: 'Stell „Split“ auf Train und vergleiche.',
        },
      ],
    },
    nothing: {
      title: 'Wenn sich Routing nicht lohnt',
      phases: [
        {
          title: 'Ein Router, der nichts bringt',
          body: ({ router, fixed, gain }) =>
            `Hier wurde ein Router trainiert, und er ist ${router.utility} wert. Die beste feste Wahl, „${fixed.name}“, ist ${fixed.utility} wert. Der Gewinn ist ${gain}. Das ist kein Fehler. Es ist ein Ergebnis.`,
          task: 'Wähle den besten festen Router und vergleiche die zwei Marken.',
        },
        {
          title: 'Ist überhaupt Platz?',
          body: ({ oracle, room }) =>
            `Das Orakel ist ${oracle.utility} wert, das sind ${room} mehr als die beste feste Wahl. Platz ist also da. Aber der Router sieht ihn nicht: Die Frage allein sagt nicht, welches Modell scheitert.`,
          task: 'Wähle den Router „Oracle“.',
        },
        {
          title: 'Frag, bevor du baust',
          body: ({ alpha, fixed, room }) =>
            `Bei α = ${alpha} ist die beste feste Wahl ${fixed.utility} wert. Ein perfekter Router brächte noch ${room} dazu. Ist dir das die Arbeit nicht wert, dann lass es. Nimm ein Modell, und gut.`,
          task: 'Erhöhe α auf 0.90 und sieh, wie viel Platz noch bleibt.',
        },
      ],
    },
    quiz: {
      title: 'Quiz',
      phases: [
        {
          title: 'Was hast du gelernt?',
          body: ({ questions, alpha }) =>
            `Ein paar Fragen, gemacht aus der Aufzeichnung von ${questions} Fragen. α ist ${alpha}. Du darfst auf der Seite nach den Antworten suchen.`,
          task: 'Beantworte alle.',
        },
      ],
    },
  },
}
