namespace ProxyGuard.Service.Wording;

/// <summary>What the form to sign in says.</summary>
internal abstract class SignInWording
{
    public abstract string SignIn { get; }

    public abstract string SignOut { get; }

    public abstract string HoldsToken { get; }

    public abstract string TokenThatCanRead { get; }

    /// <summary>Who makes a token, before the command that does.</summary>
    public abstract string WhoMakesOne { get; }

    /// <summary>How long it is kept, behind the command.</summary>
    public abstract string KeptInCookie { get; }

    public abstract string FromAnotherSite { get; }

    public abstract string NotTheForm { get; }

    public abstract string TooManyAttempts { get; }

    public abstract string UnknownToken { get; }

    public abstract string OnlyWrites { get; }

    public abstract string AlsoWrites { get; }
}
