namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseExplainWording : ExplainWording
{
    public override string AllServed => "所请求的全部内容均可提供。";

    public override string BuildFails => "构建会失败：go 无法获得所请求的全部内容。";

    public override string BuildHangs => "构建会挂起：go 会一直等待所请求的部分内容。";

    public override string NothingAsked => "未向其中任何代理发出请求，因此一无所知。";

    public override string NotKnown => "无法得知构建能否通过：起决定作用的一方未被询问，或是源站。";

    public override string Step(string hop, string answer) => $"{hop}：{answer}";

    public override string Because(IReadOnlyList<string> steps) => $"（{string.Join('；', steps)}）";

    public override string WaitsForEver => "一直等待";

    public override string Nobody => "无人提供";

    public override string NotKnownWho => "未知";

    public override string NothingMoreAsked => "不得再询问";

    public override string OriginNotAsked => "源站，未作询问";

    public override string NotAskedForIt => "未向其请求此内容";

    public override string WithStatus(string outcome, int status) => $"{outcome}，状态码 {status}";

    public override string IfDies(string hop, string after) => $"如果 {hop} 此刻失效：{after}";

    public override string NothingLost => "目前没有提供任何内容，因此也没有损失。";

    public override string OthersServe(int files) => $"没有它，其他代理仍可提供全部 {files} 个文件。";

    public override string NotKnownWhatBecomes(int files) => $"{files} 个文件的去向未知。";

    public override string LostAndHangs(int lost, int files) => $"{files} 个文件中会失去 {lost} 个，构建会挂起。";

    public override string LostAndFails(int lost, int files) => $"{files} 个文件中会失去 {lost} 个，构建会失败。";

    public override string WeakestPoints => "最薄弱之处";

    public override string FailsNow(int count, int of, string hop) => $"目前 {of} 个文件中有 {count} 个失败；逐个询问止于 {hop}。";

    public override string HangsNow(string hop, int count, int of) => $"{hop} 没有应答：go 会一直等待 {of} 个文件中的 {count} 个。";

    public override string SinglePoint(string hop, int count, int of) => $"{of} 个文件中有 {count} 个仅 {hop} 具备：它一旦失效，构建就会失败。";

    public override string VerificationWeakened => "有设置关闭或削弱了校验。";

    public override string WithoutHash(int count, int of) => $"{of} 个模块版本中有 {count} 个在 go.sum 中没有哈希：必须由校验和数据库应答。";

    public override string NotKnownWhoServes(int count, int of, string hop) => $"{of} 个文件中有 {count} 个不知由谁提供；取决于 {hop}。";

    public override string Degraded(string hop) => $"{hop} 处于降级状态。";

    public override string OriginLast => "列表以 direct 结尾：届时 git、GOVCS 和每个源站都必须正常工作。";

    public override string SomeHop => "某个代理";

    public override string WhereSettingsComeFrom => "各项设置的来源";

    public override string FromEnvironment => "环境变量";

    public override string FromUserFile => "用户的 env 文件（go env -w）";

    public override string BuiltIn => "go 内置";

    public override string ServedBy(string endpoint, string hop) => $"{endpoint} 由 {hop} 提供";

    public override string NobodyAsked => "不会询问任何一方。";

    public override string Asked => "依次询问：";

    public override string GoPasses => "go 成功。";

    public override string GoFails(string errors, string? place) => $"go 失败：{errors}{(place is null ? "" : $"，位于 {place}")}。";

    public override string GoWaits(string? place) => $"go 一直等待{(place is null ? "" : $"，位于 {place}")}。";

    public override string Unknown(string why) => $"未知：{why}。";

    public override string NotBoth(string option) => $"{option} 与运行报告不能同时解释（允许：二者之一）";

    public override string RunReport => "运行报告";

    public override string NoReadableFile(string origin, string path, long bytes) => $"{origin}：{path} 不是可读取的、至多 {bytes} 字节的文件";

    public override string CannotBeRead(string origin, string path) => $"{origin}：无法读取 {path}";
}
