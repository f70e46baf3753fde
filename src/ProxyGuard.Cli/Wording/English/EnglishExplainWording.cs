namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishExplainWording : ExplainWording
{
    public override string AllServed => "Everything that was asked for is served.";

    public override string BuildFails => "The build fails: go does not get everything that was asked for.";

    public override string BuildHangs => "The build hangs: go waits for ever for some of what was asked for.";

    public override string NothingAsked => "None of its proxies was asked for anything, so nothing is known of it.";

    public override string NotKnown => "It is not known whether the build passes: what decides was not asked, or is an origin.";

    public override string Step(string hop, string answer) => $"{hop}: {answer}";

    public override string Because(IReadOnlyList<string> steps) => $" ({string.Join("; ", steps)})";

    public override string WaitsForEver => "waits for ever";

    public override string Nobody => "nobody";

    public override string NotKnownWho => "not known";

    public override string NothingMoreAsked => "nothing more may be asked";

    public override string OriginNotAsked => "the origin, which was not asked";

    public override string NotAskedForIt => "was not asked for it";

    public override string WithStatus(string outcome, int status) => $"{outcome}, status {status}";

    public override string IfDies(string hop, string after) => $"If {hop} dies now: {after}";

    public override string NothingLost => "nothing is served now, so nothing is lost.";

    public override string OthersServe(int files) => $"the others serve all {EnglishGrammarWording.Count(files, "file")} without it.";

    public override string NotKnownWhatBecomes(int files) => $"what becomes of {EnglishGrammarWording.Count(files, "file")} is not known.";

    public override string LostAndHangs(int lost, int files) =>
        $"{lost} of {EnglishGrammarWording.Count(files, "file")} are lost, and the build hangs.";

    public override string LostAndFails(int lost, int files) =>
        $"{lost} of {EnglishGrammarWording.Count(files, "file")} are lost, and the build fails.";

    public override string WeakestPoints => "Weakest points";

    public override string FailsNow(int count, int of, string hop) =>
        $"{count} of {EnglishGrammarWording.Count(of, "file")} fail now; the walk ends at {hop}.";

    public override string HangsNow(string hop, int count, int of) =>
        $"{hop} is silent: go waits for ever for {count} of {EnglishGrammarWording.Count(of, "file")}.";

    public override string SinglePoint(string hop, int count, int of) =>
        $"{hop} alone keeps {count} of {EnglishGrammarWording.Count(of, "file")}: the build fails when it does.";

    public override string VerificationWeakened => "A setting switches verification off or weakens it.";

    public override string WithoutHash(int count, int of) =>
        $"go.sum has no hash for {count} of {EnglishGrammarWording.Count(of, "module version")}: the checksum database must answer.";

    public override string NotKnownWhoServes(int count, int of, string hop) =>
        $"It is not known who serves {count} of {EnglishGrammarWording.Count(of, "file")}; {hop} decides.";

    public override string Degraded(string hop) => $"{hop} is degraded.";

    public override string OriginLast => "The list ends in direct: then git, GOVCS and every origin must work.";

    public override string SomeHop => "a hop";

    public override string WhereSettingsComeFrom => "Where the settings come from";

    public override string FromEnvironment => "a variable of the environment";

    public override string FromUserFile => "the user's env file (go env -w)";

    public override string BuiltIn => "built into go";

    public override string ServedBy(string endpoint, string hop) => $"{endpoint} is served by {hop}";

    public override string NobodyAsked => "Nobody is asked.";

    public override string Asked => "Asked:";

    public override string GoPasses => "go passes.";

    public override string GoFails(string errors, string? place) => $"go fails: {errors}{(place is null ? "" : $" at {place}")}.";

    public override string GoWaits(string? place) => $"go waits for ever{(place is null ? "" : $" at {place}")}.";

    public override string Unknown(string why) => $"Unknown: {why}.";

    public override string NotBoth(string option) => $"{option} and a run report cannot both be explained (allowed: one of them)";

    public override string RunReport => "run report";

    public override string NoReadableFile(string origin, string path, long bytes) =>
        $"{origin}: {path} is no readable file of at most {bytes} bytes";

    public override string CannotBeRead(string origin, string path) => $"{origin}: {path} cannot be read";
}
