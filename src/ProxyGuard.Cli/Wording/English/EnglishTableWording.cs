namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishTableWording : TableWording
{
    public override IReadOnlyList<string> Headings => ["Proxy", "Verdict", "First byte", "Why"];

    public override string Picture => "first byte";

    public override string Legend => "█ median  ░ slowest";

    public override string NoAnswer => "no answer";

    public override string ServedNothing => "served nothing";

    public override string MedianAndSlowest(string median, string slowest) => $"{median}, slowest {slowest}";
}
