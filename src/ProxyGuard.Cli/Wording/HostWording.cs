namespace ProxyGuard.Cli.Wording;

/// <summary>Why a CI system, or the interface of its pull requests, did not do what was asked. None is a whole sentence.</summary>
internal abstract class HostWording
{
    public abstract string NotSet(string variable);

    public abstract string NoVariableName(string name);

    public abstract string FileNotWritten(string variable, string fault);

    public abstract string DirectoryNotWritten(string variable, string fault);

    public abstract string WouldGrow(string variable, int bytes);

    public abstract string TooLong(int bytes);

    public abstract string AnswerCutShort(string host);

    public abstract string NameNotResolved(string host);

    public abstract string NoTrustedTls(string host);

    public abstract string AnswerTooLong(string host);

    public abstract string NoConnection(string host);

    public abstract string NotHttp(string host);

    public abstract string AnsweredWith(string host, int status);

    public abstract string InTrouble(string host, int status);

    public abstract string FewerRequests(string host, int status, string? seconds);

    public abstract string GitHubUnreadable { get; }

    public abstract string GitHubTokenNotKnown { get; }

    public abstract string PullRequestLocked { get; }

    public abstract string GitHubForbids { get; }

    public abstract string CommentGone(int status);

    public abstract string GitHubHidesPullRequest(int status);

    public abstract string CommentNotTaken { get; }

    public abstract string LeadsElsewhere(int status);

    public abstract string TooManyComments { get; }

    public abstract string NextPageElsewhere { get; }

    public abstract string RunIdIsNoNumber { get; }

    public abstract string ApiUrlIsNotHttps { get; }

    public abstract string RepositoryNamesNone { get; }

    public abstract string AzureUnreadable { get; }

    public abstract string AzurePage { get; }

    public abstract string AzureTokenMissing { get; }

    public abstract string AzureTokenNotAccepted(int status);

    public abstract string AzureTooOld { get; }

    public abstract string AzureForbids { get; }

    public abstract string ThreadGone { get; }

    public abstract string AzureHidesPullRequest { get; }

    public abstract string AzureReposOnly { get; }

    public abstract string AgentHidesPullRequest { get; }

    public abstract string AgentHidesRun { get; }
}
