namespace ProxyGuard.Cli.Wording;

/// <summary>A sentence, or a part of one, that gets its language where it is told: what went wrong need not know who reads of it.</summary>
internal delegate string Sentence(Language language);
