namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>The arguments of <c>retract</c>: one version, or an interval. Source: Go Modules Reference, "retract directive".</summary>
internal static class RetractArguments
{
    public static ModuleRetraction? Read(Directive directive, FaultList faults)
    {
        var bounds = directive.Arguments switch
        {
            ["[", var low, ",", var high, "]"] => new[] { low, high },
            [not ("[" or "(") and var only] => [only, only],
            _ => null,
        };
        if (bounds is null)
        {
            DirectiveArguments.Malformed(directive, "retract v1.2.3", "retract [v1.2.3, v1.4.5]", faults);
            return null;
        }
        if (DirectiveArguments.Text(bounds[0], directive, faults) is not { } first) return null;
        if (bounds[0] == bounds[1]) return new ModuleRetraction(first, first, directive.Remarks, directive.Line);
        if (DirectiveArguments.Text(bounds[1], directive, faults) is not { } last) return null;
        return new ModuleRetraction(first, last, directive.Remarks, directive.Line);
    }
}
