namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishProgramWording : ProgramWording
{
    public override string Cancelled => "Cancelled.";

    public override string OwnFault(string fault, bool hasExported) =>
        $"A fault of ProxyGuard's own ({fault}). "
        + $"{(hasExported ? "The variables were set before it." : "The environment was left as it was.")} Please report it.";
}
