namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishPullRequestWording : PullRequestWording
{
    public override string NotCommented(string why) => $"The pull request was not commented on: {why}.";

    public override string NothingToSay => "there is nothing to say";

    public override string NoRunBegan => "no run began this workflow (its event must be workflow_run)";

    public override string NotAboutPullRequest => "the run was not about a pull request";

    public override string NoToken => "there is no comment-token";

    public override string NothingLeft(string path) => $"the run left nothing at {path}";

    public override string NoOpenPullRequest => "no open pull request has the run's commit as its newest";

    public override string ManyOpenPullRequests(int count) => $"{count} open pull requests have the run's commit as their newest";

    public override string NotInTime(string seconds) => $"it was not done within {seconds} s";

    public override string ListTooLate => "the list came too late to say that it is over";

    public override string IsNoReport(string file, string faults) => $"{file} is no run report: {faults}";

    public override string CannotBeRead(string file) => $"{file} cannot be read";

    public override string MoreFaults(int count) => $"and {count} more";
}
