namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishSignInWording : SignInWording
{
    public override string SignIn => "Sign in";

    public override string SignOut => "Sign out";

    public override string HoldsToken => "This browser holds a token.";

    public override string TokenThatCanRead => "Token that can read";

    public override string WhoMakesOne => "Whoever runs this service makes one with";

    public override string KeptInCookie => "This browser keeps it for 12 hours in a cookie that no script can read.";

    public override string FromAnotherSite => "This form was sent from another site.";

    public override string NotTheForm => "This is not what the form sends.";

    public override string TooManyAttempts => "Too many attempts; wait a minute.";

    public override string UnknownToken => "This token is unknown, revoked or incomplete.";

    public override string OnlyWrites => "This token can only write. Ask for one that can read.";

    public override string AlsoWrites => "This token can write. A browser takes only one that can read and nothing else.";
}
