namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishHostWording : HostWording
{
    public override string NotSet(string variable) => $"{variable} is not set";

    public override string NoVariableName(string name) => $"\"{name}\" cannot be the name of a variable";

    public override string FileNotWritten(string variable, string fault) => $"the file {variable} names cannot be written ({fault})";

    public override string DirectoryNotWritten(string variable, string fault) => $"{variable} cannot be written ({fault})";

    public override string WouldGrow(string variable, int bytes) => $"{variable} would grow beyond {bytes} bytes";

    public override string TooLong(int bytes) => $"it is longer than {bytes} bytes";

    public override string AnswerCutShort(string host) => $"{host}'s answer was cut short";

    public override string NameNotResolved(string host) => $"{host}'s name cannot be resolved";

    public override string NoTrustedTls(string host) => $"no trusted TLS connection to {host}";

    public override string AnswerTooLong(string host) => $"{host}'s answer is too long";

    public override string NoConnection(string host) => $"no connection to {host}";

    public override string NotHttp(string host) => $"{host}'s answer is not HTTP";

    public override string AnsweredWith(string host, int status) => $"{host} answered with status {status}";

    public override string InTrouble(string host, int status) => $"{host} is in trouble itself ({status})";

    public override string FewerRequests(string host, int status, string? seconds) =>
        $"{host} wants fewer requests ({status}){(seconds is null ? "" : $", and none for {seconds} s")}";

    public override string GitHubUnreadable => "GitHub's answer cannot be read";

    public override string GitHubTokenNotKnown => "GitHub does not know the token (401): is comment-token right, and not expired?";

    public override string PullRequestLocked => "the pull request is locked (403)";

    public override string GitHubForbids => $"the token may not do it (403): {Permission}";

    public override string CommentGone(int status) => $"the comment is gone ({status})";

    public override string GitHubHidesPullRequest(int status) => $"GitHub shows this token no such pull request ({status}): {Permission}";

    public override string CommentNotTaken => "GitHub does not take the comment (422)";

    public override string LeadsElsewhere(int status) => $"GitHub's answer leads elsewhere ({status}), and redirects are not followed";

    public override string TooManyComments => "the pull request has too many comments to find ours";

    public override string NextPageElsewhere => "GitHub's next page is at another host";

    public override string RunIdIsNoNumber => "GITHUB_RUN_ID is no number";

    public override string ApiUrlIsNotHttps => "GITHUB_API_URL is not an https address";

    public override string RepositoryNamesNone => "GITHUB_REPOSITORY names none";

    public override string AzureUnreadable => "the answer of Azure DevOps cannot be read";

    public override string AzurePage => "something between answers with a web page instead of Azure DevOps";

    public override string AzureTokenMissing => "the step needs \"env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)\"";

    public override string AzureTokenNotAccepted(int status) => $"Azure DevOps does not accept the token ({status}): {AzureTokenMissing}";

    public override string AzureTooOld => "this server does not speak REST 7.1: Azure DevOps Server 2022.1 or later does";

    public override string AzureForbids => $"the token may not do it (403): {Right}";

    public override string ThreadGone => "the thread is gone (404)";

    public override string AzureHidesPullRequest => $"Azure DevOps shows this token no such pull request (404): {Right}";

    public override string AzureReposOnly =>
        "from Azure Pipelines that is done in Azure Repos only; for a repository on GitHub there is the GitHub action";

    public override string AgentHidesPullRequest => "the agent's variables do not say where the pull request is";

    public override string AgentHidesRun => "SYSTEM_DEFINITIONID and BUILD_BUILDID do not say which run this is";

    private const string Permission =
        "the job needs \"permissions: pull-requests: write\". "
        + "A fork's pull request never has it: action/examples/comment-from-fork.yml shows the way";

    private const string Right =
        "allow \"Contribute to pull requests\" for the build service identity (Project settings, Repositories, Security)";
}
