/**
 * A new scenario as its author finds it: sound in shape, with TODO wherever something is to be written. It does not
 * load before the last TODO is gone, so no card ever shows one.
 */
export function skeletonOf(id: string, today: string): string {
  return `# yaml-language-server: $schema=../schemas/scenario.json
# \`npm run check:knowledge\` lists each TODO with its line. docs/authoring.md explains every part on one page.
id: ${id}
revised: ${today}
title: # on buttons: at most 36 columns, a Japanese character counts two
  ja: "TODO エラーの名前 (400)"
  en: "TODO name of the error (400)"
summary:
  ja: "TODO どんなときの案内か"
  en: "TODO what this is about"

# What a message can be about. \`example\` is a message that shows it.
intents:
  - id: ${id}
    example:
      ja: "TODO 貼り付けられる典型的なメッセージ"
      en: "TODO a typical message as people paste it"

# The answers that questions ask for. An error with a single remedy needs no question: then delete this part and the
# node seen-in, and write the resolution's name behind start.
facts:
  seen-in:
    label: { ja: "エラーが表示された場所", en: "Where the error was shown" }
    values:
      cloudgate: { ja: "CloudGate UNO", en: "CloudGate UNO" }
      graph: { ja: "Graph・PowerShell・管理センターなど", en: "Graph, PowerShell, portal or other" }

start: seen-in
nodes:
  seen-in:
    kind: question
    fact: seen-in
    text: { ja: "このエラーは、どこに表示されましたか？", en: "Where did you see this error?" }
    choices:
      - { value: cloudgate, next: in-cloudgate }
      - { value: graph, next: in-graph }
    howToFind: # shown to whoever presses "I don't know"
      steps:
        - text:
            ja: "CloudGate UNO 管理者サイトの \`操作ログ > プロビジョニング履歴\` に同じエラーがあれば「CloudGate UNO」を選びます。"
            en: "If the error is in the CloudGate UNO admin site under \`操作ログ > プロビジョニング履歴\` (operation log > provisioning history), choose CloudGate UNO."
  in-cloudgate:
    kind: resolution
    title: { ja: "TODO することを一言で", en: "TODO what to do, in a few words" }
    cause:
      ja: "TODO 何が起きているか"
      en: "TODO what is going on"
    steps:
      - text:
          ja: "TODO 最初にすること。画面の名前は \`このように\` 書きます。"
          en: "TODO what to do first. Names on the screen are written \`like this\`."
    # Further parts of a step:
    #   danger: { ja: "…", en: "…" }   what can be lost; stands in red above the step
    #   code: ["Get-MgUser -UserId user@contoso.com"]   values and commands to copy
    # Further parts of a resolution: checks (like steps), warnings, notes.
    links: [guide]
    sources: [guide]
  in-graph:
    kind: resolution
    title: { ja: "TODO することを一言で", en: "TODO what to do, in a few words" }
    cause:
      ja: "TODO 何が起きているか"
      en: "TODO what is going on"
    steps:
      - text:
          ja: "TODO 最初にすること"
          en: "TODO what to do first"
    links: [guide]
    sources: [guide]

links:
  guide:
    title: { ja: "TODO リンク先の名前", en: "TODO name of the page" }
    url: "https://learn.microsoft.com/TODO"
sources:
  guide:
    title: { ja: "TODO 出典の名前", en: "TODO name of the source" }
    url: "https://learn.microsoft.com/TODO"
    dated: { ja: "TODO いつの文章か", en: "TODO how old the text is" }

# How messages are recognized: all conditions must occur; of a list inside, any one is enough. Case and width of
# characters do not matter. The samples must match, and what is under near must not.
rules:
  - id: ${id}.message
    intent: ${id}
    score: 0.95
    all: ["TODO the words of the message that no other error has"]
    samples:
      ja: ["TODO 日本語の文に埋め込まれたメッセージ"]
      en: ["TODO the message as a tool prints it"]
    near: ["TODO a message that looks alike and is something else"]
`;
}
