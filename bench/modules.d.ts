declare module '@nlpjs/core' {
  interface Nlp {
    readonly settings: Record<string, unknown>;
    addLanguage(locale: string): void;
    addDocument(locale: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(locale: string, text: string): Promise<{ readonly intent: string; readonly score: number }>;
  }
  interface Container {
    use(plugin: unknown): void;
    registerConfiguration(tag: string, settings: Readonly<Record<string, unknown>>): void;
    get(name: 'nlp'): Nlp;
  }
  export function containerBootstrap(): Promise<Container>;
}

declare module '@nlpjs/nlp' {
  export const Nlp: unknown;
}

declare module '@nlpjs/lang-ja' {
  export const LangJa: unknown;
}

declare module 'wink-bm25-text-search' {
  interface Engine {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): void;
    definePrepTasks(tasks: readonly ((text: string) => readonly string[])[]): void;
    addDoc(document: { readonly text: string }, id: number): void;
    consolidate(): void;
    /** Ids as text with their scores, best first. */
    search(text: string, limit: number): readonly (readonly [string, number])[];
  }
  export default function bm25(): Engine;
}
