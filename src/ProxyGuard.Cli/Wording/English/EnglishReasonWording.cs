namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishReasonWording : ReasonWording
{
    public override string Failed(string? endpoint, string? outcome, int? status) =>
        (endpoint is null ? "" : endpoint + ": ") + (outcome ?? "failed") + (status is null ? "" : $" (status {status})");

    public override string Met(string? outcome, int? status) =>
        (outcome, status) switch
        {
            ({ }, { }) => $" ({outcome}, status {status})",
            ({ }, null) => $" ({outcome})",
            (null, { }) => $" (status {status})",
            _ => "",
        };

    public override string Share(int count, int of) => $", {count} of {of}";

    public override string More(int count) => $"{count} more";

    public override string LacksEveryModule => "lacks every module that was asked for";

    public override string LacksModules => "lacks modules of this repository";

    public override string AbsentNotRefused(string met) => $"does not say \"not found\" for a module that cannot exist{met}";

    public override string ChecksumDatabaseBroken(string met) =>
        $"says that it carries the checksum database and does not answer as one{met}";

    public override string ChecksumDatabaseNotKnown(string met) => $"does not say whether it carries the checksum database{met}";

    public override string BytesDiffer => "serves bytes that differ from go.sum while others serve the right ones";

    public override string GoSumDiffers => "go.sum differs from what all proxies serve alike: go.sum is at fault, not this proxy";

    public override string OwnNetwork(string met) => $"may be this machine's own network, not the proxy{met}";

    public override string Slow(string? time) => time is null ? "slow" : $"slow: {time}";

    public override string Policy(string met) => $"refuses by its own policy{met}";

    public override string NoEvidence => "no probe ended before the decision";

    public override string NeedsGoAuth => "needs a GOAUTH command, which is never run for a probe";

    public override string LoopbackInContainer => "loopback in this container is not the build's loopback";

    public override string FileNotVisible => "a directory that cannot be seen from here";

    public override string Unusable => "go itself refuses to send it any request (no host, or credentials over http)";

    public override string ToolchainLacking(string met) => $"lacks the release of go that others have and go will fetch{met}";

    public override string Stale => "does not know the newest version that others know";
}
