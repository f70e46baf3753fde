namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseWarningWording : WarningWording
{
    public override string MalformedPattern(string variable, string pattern) => $"{variable}：模式 {pattern} 格式有误，go 会跳过它。修正方法：补全括号，或直接写出路径。";

    public override string WhiteSpaceInPattern(string variable, string pattern) =>
        $"{variable}：模式 {pattern} 含有空白或回车符（CR），go 不会去除它们，因此永远无法匹配，本应隐藏的内容会暴露。修正方法：{variable} 中只用逗号分隔，其所在文件使用 LF 换行。";

    public override string UrlInPattern(string variable, string pattern) =>
        $"{variable}：模式 {pattern} 含有协议或端口；模式是与模块路径比较的，因此永远无法匹配。修正方法：写模块路径的开头，例如 git.example.com/team。";

    public override string NoProxyStillAsksDatabase(string variable) =>
        $"设置了 {variable}，却没有设置 GOPRIVATE 或 GONOSUMDB：私有路径仍会告知校验和数据库。修正方法：将 GOPRIVATE 设为相同的模式。";

    public override string CredentialsOverHttp(string variable, string proxy) =>
        $"{variable}：{proxy} 在 http URL 中带有凭据；go 会拒绝向其发送任何请求。修正方法：使用 https。";

    public override string UnusableProxy(string variable, string proxy) => $"{variable}：{proxy} 没有可供访问的主机名。修正方法：写明主机名，或将其移除。";

    public override string PipeAfterHop(string variable, string proxy) =>
        $"{variable}：{proxy} 之后是竖线，因此它的任何错误（包括按策略拒绝）都会被跳过，私有内容会传给下一个代理。修正方法：在其后改用逗号。";

    public override string PublicBeforePrivate(string variable, string first, string second) =>
        $"{variable}：{first} 是公共代理，却排在私有代理 {second} 之前：私有模块会先向它请求。修正方法：将 {second} 放在最前，其后用逗号。";

    public override string DirectAfterPrivate(string variable, string proxy) =>
        $"{variable}：私有代理 {proxy} 之后是 direct，却没有说明哪些模块是私有的：它没有的模块会到源站和校验和数据库去查询。修正方法：将 GOPRIVATE 设为自有模块的模式，或以 off 结束列表。";

    public override string PrivateLookingModule(string module, string pattern) =>
        $"{module} 可能是私有模块（其所有者与此仓库相同，或其主机没有公共域名），而最先请求的是公共代理。如果确属私有，修正方法：GOPRIVATE={pattern}";

    public override string PoisonedModuleCache(string module, string path) =>
        $"模块缓存中 {module} 的文件与 go.sum 不符：无论 GOPROXY 如何设置，go 都会因此停止。修正方法：删除 {path}，或运行 go clean -modcache；并且不要再恢复这样的缓存。";

    public override string VerificationWeakened(string variable) => $"{variable} 关闭或削弱了校验。修正方法：取消该设置。";

    public override string ChecksumFixesMissing(string version, string who) =>
        $"go {version} 会把校验和数据库的伪造应答当真，而 {who} 有可能给出这样的应答：请使用 go 1.25.13、1.26.6、1.27.0 或更高版本，或提交完整的 go.sum 并设置 GOTOOLCHAIN=local。";

    public override string MalformedSetting(string setting) => $"{setting} 无法按 go 的方式读取；go 用到它时会停止。";

    public override string DuplicateProxy(string proxy) => $"{proxy} 重复出现，只计一次。";

    public override string GoTooOld(string wanted, string present) => $"go.mod 要求 go {wanted}，而 go {present} 不得切换到其他版本：它将拒绝构建。";

    public override string ToolchainNotOnPath(string toolchain) => $"GOTOOLCHAIN 只允许使用 PATH 中的 go，而其中没有 {toolchain}：go 将拒绝构建。";

    public override string ToolchainNeedsDatabase(string toolchain) => $"go 将下载工具链 {toolchain}，这必须借助校验和数据库，而 GOSUMDB 为 off：go 将拒绝构建。";

    public override string ModuleFile(string sentence) => $"{sentence}。";

    public override string Unknown(string code, string arguments) => arguments.Length > 0 ? $"{code}：{arguments}" : code;
}
