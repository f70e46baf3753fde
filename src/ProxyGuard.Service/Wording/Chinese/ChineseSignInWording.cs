namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseSignInWording : SignInWording
{
    public override string SignIn => "登录";

    public override string SignOut => "退出";

    public override string HoldsToken => "此浏览器已保存一个令牌。";

    public override string TokenThatCanRead => "可以读取的令牌";

    public override string WhoMakesOne => "运行此服务的人可以这样创建令牌：";

    public override string KeptInCookie => "浏览器会把它在 cookie 中保存 12 小时，任何脚本都读不到。";

    public override string FromAnotherSite => "这个表单是从另一个网站提交的。";

    public override string NotTheForm => "这不是表单提交的内容。";

    public override string TooManyAttempts => "尝试次数过多，请等一分钟。";

    public override string UnknownToken => "这个令牌不存在、已被撤销或不完整。";

    public override string OnlyWrites => "这个令牌只能写入。请索取一个可以读取的令牌。";

    public override string AlsoWrites => "这个令牌可以写入。浏览器只接受仅能读取的令牌。";
}
