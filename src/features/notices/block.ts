/** A piece of a message: it is shown in the mail and written into its plain twin. */
export type Block =
  | { is: 'words'; text: string }
  | { is: 'soft'; text: string }
  | { is: 'note'; text: string }
  | { is: 'code'; caption: string; code: string }
  | { is: 'button'; label: string; href: string }
  | { is: 'facts'; facts: readonly Fact[] }
  | { is: 'links'; links: readonly { label: string; href: string }[] }

/** One labelled fact: its first line stands out, further ones explain it. `gone` is struck through. */
export type Fact = { label: string; lines: readonly string[]; gone?: boolean; isCode?: boolean }

/** What a message says, before it becomes a mail. `preview` is what lists of mails show beside the subject. */
export type Content = { subject: string; preview: string; title: string; blocks: readonly Block[] }
