namespace ProxyGuard.Cli.Wording;

/// <summary>Why a pull request was not commented on.</summary>
internal abstract class PullRequestWording
{
    public abstract string NotCommented(string why);

    public abstract string NothingToSay { get; }

    public abstract string NoRunBegan { get; }

    public abstract string NotAboutPullRequest { get; }

    public abstract string NoToken { get; }

    public abstract string NothingLeft(string path);

    public abstract string NoOpenPullRequest { get; }

    public abstract string ManyOpenPullRequests(int count);

    public abstract string NotInTime(string seconds);

    public abstract string ListTooLate { get; }

    public abstract string IsNoReport(string file, string faults);

    public abstract string CannotBeRead(string file);

    public abstract string MoreFaults(int count);
}
