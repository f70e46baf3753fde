using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>
/// The annotations of one run: ten, because a runner shows ten of a step and drops the rest; what is beyond them stands in the log and is
/// counted. A terminal shows all.
/// </summary>
internal sealed class Annotations(ICiHost host, TellerWording words)
{
    public const int Most = 10;

    private readonly int _most = host.Kind == CiKind.None ? int.MaxValue : Most;
    private readonly List<Annotation> _beyond = [];
    private int _shown;

    public void Warn(string message) => Add(new Annotation(Severity.Warning, message));

    public void Add(Annotation annotation)
    {
        // The last place is held free until it is known whether one or many want it.
        if (++_shown < _most) Show(annotation);
        else _beyond.Add(annotation);
    }

    /// <summary>Tells what was held back.</summary>
    public void End()
    {
        if (_beyond is [var last]) Show(last);
        else if (_beyond.Count > 1) TellBeyond();
        _beyond.Clear();
    }

    private void TellBeyond()
    {
        host.Annotate(_beyond.Max(annotation => annotation.Severity), words.MoreInLog(_beyond.Count));
        foreach (var annotation in _beyond)
            host.Say(words.Severity(annotation.Severity, Where(annotation.Place) + annotation.Message));
    }

    private void Show(Annotation annotation) =>
        host.Annotate(annotation.Severity, annotation.Message, annotation.Place?.File, annotation.Place?.Line ?? 0);

    private static string Where(SourcePlace? place) => place is null ? "" : $"{place}: ";
}
