namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishRunWording : RunWording
{
    public override string Measured(int needed, int hidden, int asked, int proxies, string time) =>
        $"{EnglishGrammarWording.Count(needed, "module version")} needed{(hidden > 0 ? $" ({hidden} private)" : "")}, "
        + $"{asked} asked for, {(proxies == 1 ? "1 proxy" : $"{proxies} proxies")} probed in {time}.";

    public override string Covered(int served, int asked, int lacking, int unknown, int untold) =>
        $"Coverage: {served} of {EnglishGrammarWording.Count(asked, "module version")} served"
        + (lacking > 0 ? $", {lacking} lacking" : "")
        + (unknown > 0 ? $", {unknown} not known in the time there was" : "")
        + "."
        + (untold > 0 ? $" {untold} more were not asked for: no proxy here may hear their names." : "");

    public override string InForce(string? chain) => $"in force  {chain ?? "(could not be read)"}";

    public override string Chosen(string chain) => $"chosen    {chain}";

    public override string SetNothing => "Set: nothing.";

    public override string SetNothingAsProbe => "Set: nothing, because this was a probe.";

    public override string SetNothingButPrinted => "Set: nothing; what to set stands on standard output.";

    public override string SetNothingWithoutCi =>
        "Set: nothing, because there is no CI system. In a shell: eval \"$(proxyguard guard --format shell)\"";

    public override string Set(string variables) => $"Set: {variables}.";

    public override string History(string proxy, string? since, string? share) =>
        proxy
        + (since is null ? ":" : $" has been failing since {since}.")
        + (share is null ? "" : $" Available in the last 30 days: {share}.");

    public override string Share(string percent, long of) => $"{percent} % of {of} judged runs";

    public override string SinceHours(string moment, int hours) =>
        $"{moment} ({(hours < 1 ? "less than an hour" : EnglishGrammarWording.Count(hours, "hour"))})";

    public override string SinceDays(string moment, int days) => $"{moment} ({EnglishGrammarWording.Count(days, "day")})";

    public override string Trend => "Report and trend";
}
