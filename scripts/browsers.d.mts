export declare function findChromium(): string | undefined;
export declare function findFirefox(): string | undefined;
export declare function ensureChromium(): string | undefined;
export declare function ensureFirefox(): string | undefined;
export declare function ensureJapaneseFont(): void;
