namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseHostWording : HostWording
{
    public override string NotSet(string variable) => $"未设置 {variable}";

    public override string NoVariableName(string name) => $"“{name}”不能用作变量名";

    public override string FileNotWritten(string variable, string fault) => $"无法写入 {variable} 所指的文件（{fault}）";

    public override string DirectoryNotWritten(string variable, string fault) => $"无法写入 {variable}（{fault}）";

    public override string WouldGrow(string variable, int bytes) => $"{variable} 将超过 {bytes} 字节";

    public override string TooLong(int bytes) => $"其长度超过 {bytes} 字节";

    public override string AnswerCutShort(string host) => $"{host} 的应答被截断";

    public override string NameNotResolved(string host) => $"无法解析 {host} 的主机名";

    public override string NoTrustedTls(string host) => $"无法与 {host} 建立受信任的 TLS 连接";

    public override string AnswerTooLong(string host) => $"{host} 的应答过长";

    public override string NoConnection(string host) => $"无法连接到 {host}";

    public override string NotHttp(string host) => $"{host} 的应答不是 HTTP";

    public override string AnsweredWith(string host, int status) => $"{host} 返回了状态码 {status}";

    public override string InTrouble(string host, int status) => $"{host} 自身发生故障（{status}）";

    public override string FewerRequests(string host, int status, string? seconds) =>
        $"{host} 要求减少请求（{status}）{(seconds is null ? "" : $"，并在 {seconds} 秒内不再请求")}";

    public override string GitHubUnreadable => "无法读取 GitHub 的应答";

    public override string GitHubTokenNotKnown => "GitHub 不认可该令牌（401）：comment-token 是否正确且未过期？";

    public override string PullRequestLocked => "该拉取请求已被锁定（403）";

    public override string GitHubForbids => $"该令牌无权执行此操作（403）：{Permission}";

    public override string CommentGone(int status) => $"该评论已不存在（{status}）";

    public override string GitHubHidesPullRequest(int status) => $"GitHub 未向该令牌显示此拉取请求（{status}）：{Permission}";

    public override string CommentNotTaken => "GitHub 不接受该评论（422）";

    public override string LeadsElsewhere(int status) => $"GitHub 的应答指向别处（{status}），而重定向不会被跟随";

    public override string TooManyComments => "该拉取请求的评论过多，找不到我们的评论";

    public override string NextPageElsewhere => "GitHub 的下一页位于另一主机";

    public override string RunIdIsNoNumber => "GITHUB_RUN_ID 不是数字";

    public override string ApiUrlIsNotHttps => "GITHUB_API_URL 不是 https 地址";

    public override string RepositoryNamesNone => "GITHUB_REPOSITORY 未指明仓库";

    public override string AzureUnreadable => "无法读取 Azure DevOps 的应答";

    public override string AzurePage => "途中有设备以网页代替 Azure DevOps 作了应答";

    public override string AzureTokenMissing => "该步骤需要“env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)”";

    public override string AzureTokenNotAccepted(int status) => $"Azure DevOps 不接受该令牌（{status}）：{AzureTokenMissing}";

    public override string AzureTooOld => "此服务器不支持 REST 7.1：需要 Azure DevOps Server 2022.1 或更高版本";

    public override string AzureForbids => $"该令牌无权执行此操作（403）：{Right}";

    public override string ThreadGone => "该讨论已不存在（404）";

    public override string AzureHidesPullRequest => $"Azure DevOps 未向该令牌显示此拉取请求（404）：{Right}";

    public override string AzureReposOnly => "在 Azure Pipelines 中仅支持 Azure Repos；对于 GitHub 上的仓库，请使用 GitHub 操作";

    public override string AgentHidesPullRequest => "agent 的变量未说明拉取请求在何处";

    public override string AgentHidesRun => "SYSTEM_DEFINITIONID 和 BUILD_BUILDID 未说明这是哪次运行";

    private const string Permission =
        "该作业需要“permissions: pull-requests: write”。"
        + "来自派生仓库（fork）的拉取请求从来没有此权限：做法见 action/examples/comment-from-fork.yml";

    private const string Right =
        "请为生成服务标识（build service identity）允许“Contribute to pull requests”（Project settings → Repositories → Security）";
}
