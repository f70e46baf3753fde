namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseCommentWording : CommentWording
{
    public override string Title(string headline) => $"### ProxyGuard：{headline}";

    public override string RecoveredAt(string moment) => $"**ProxyGuard：已于 {moment} 恢复。**";

    public override string NoneDown(string healths) => $"本次构建的模块代理均已不再处于不可用状态（{healths}）。";

    public override string ServeWrongBytes(string proxies, bool isOne) => $"{Spaced(proxies)}{(isOne ? "" : "均")}提供了错误的内容";

    public override string AreDown(string proxies, bool isOne) => $"{Spaced(proxies)}{(isOne ? "" : "均")}不可用";

    public override string NoneUsable => "没有模块代理可用";

    public override string GoesOnWithout(string subject, bool isOne) => $"{subject}；构建将绕开{(isOne ? "它" : "它们")}继续进行";

    public override string GoesOn(string subject) => $"{subject}；构建继续进行";

    public override string GoesOnWithoutAny(string subject) => $"{subject}；构建在没有代理的情况下继续进行";

    public override string MayFail(string subject) => $"{subject}；构建可能失败";

    public override string StepFails(string subject) => $"{subject}；本步骤失败";

    public override IReadOnlyList<string> Headings => ["代理", "状态", "发生了什么", "始于"];

    public override string MoreProxies(int count) => $"…… 另有 {count} 个。";

    public override string CountOf(int count, string health) => $"{count} 个{health}";

    public override string ThisRun(string moment) => $"本次运行，{moment}";

    public override string Safe(string decided) => $"**构建是安全的。** {decided}";

    public override string SafeAsSeen(string decided) => $"**就所见而言，构建是安全的。** {decided}";

    public override string NotKnown(string decided) => $"**构建能否通过尚不可知。** {decided}";

    public override string AtRisk(string decided) => $"**构建可能失败。** {decided}";

    public override string WrongBytesStayOut => "go 会将下载的内容与 go.sum 比对，因此错误的内容可能使构建停止，但不会进入构建。";

    public override string ChainWasSet => "GOPROXY 已设为";

    public override string OthersWereSet(string variables) => $"已为 go 设置 {variables}；GOPROXY 保持不变";

    public override string ChainStays => "GOPROXY 保持不变";

    public override string Chain(string whatBecameOfIt) => $"{whatBecameOfIt}：";

    public override string Modules(string modules) => $"**受影响的模块**：{modules}";

    public override string PrivateModules(int count) => $"{count} 个私有模块";

    public override string NeededOfAll(int needed, int asked) => $"（构建需要 {needed} 个；请求了 {asked} 个）";

    public override string NeededOfSample(int needed, int asked) => $"（构建需要 {needed} 个；抽样请求了 {asked} 个）";

    public override string TrendOf(string history) => $"**趋势**：{history}";

    public override string WasAvailable(string proxy, string share) => $"{proxy} 的可用率为 {share}";

    public override string Last30Days(string shares) => $"近 30 天内，{shares}。";

    public override string ThisRunLink => "本次运行";

    public override string Workflow(string name) => $"工作流 {name}";

    public override string Job(string name) => $"作业 {name}";

    public override string Place(string parts) => $"{parts}。";

    // A full-width mark brings its own space.
    private static string Spaced(string names) => names.EndsWith('）') ? names : names + " ";
}
