using System.Text.Json.Serialization;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Resolving;

/// <summary>How the command ends.</summary>
[JsonConverter(typeof(CodeConverter<ResolutionResult>))]
public enum ResolutionResult
{
    /// <summary>Exit code 0.</summary>
    Pass,

    /// <summary>Exit code 1, with an error.</summary>
    Fail,

    /// <summary>It waits for ever.</summary>
    Hang,

    /// <summary>What was given does not tell.</summary>
    Unknown,
}

/// <summary>One URL that <c>go</c> asks.</summary>
/// <param name="Hop">Whom; <see cref="HopKind.Direct"/> for an origin or the checksum database itself.</param>
/// <param name="File">For what.</param>
/// <param name="Url">The address, without credentials; null for an origin, which may be asked by version control.</param>
/// <param name="Times">How often: twice for every 4xx over https since go 1.24, else once.</param>
public sealed record AskedUrl(Hop Hop, FileRequest File, string? Url, int Times = 1);

/// <summary>Which hop serves a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Hop">The hop.</param>
/// <param name="Answer">What it serves, which need not be right.</param>
public sealed record ServedFile(FileRequest File, Hop Hop, Answer Answer);

/// <summary>What the model says.</summary>
/// <param name="Result">How the command ends.</param>
/// <param name="Error">The class of the error; null unless <see cref="ResolutionResult.Fail"/>.</param>
/// <param name="Asked">
/// Every URL that is asked. Where the command fails, it may end before all of them are asked, but not before <see cref="FailsAt"/> is.
/// </param>
/// <param name="Served">Which hop serves each file.</param>
/// <param name="FailsAt">The file at which it fails or hangs; null where it passes, and where it fails before it asks.</param>
/// <param name="Why">Why the result is unknown: clauses in English that can be said in another language; null otherwise.</param>
public sealed record Resolution(
    ResolutionResult Result,
    ErrorClass? Error,
    IReadOnlyList<AskedUrl> Asked,
    IReadOnlyList<ServedFile> Served,
    FileRequest? FailsAt = null,
    IReadOnlyList<FormattableString>? Why = null)
{
    /// <summary>
    /// Every class of error that the command may show: several files may fail at once, and all are shown, or whichever is first.
    /// <see cref="Error"/> is one of them.
    /// </summary>
    public IReadOnlyList<ErrorClass> Errors { get; init; } = Error is { } error ? [error] : [];

    /// <summary>
    /// The files at any of which it may end: where several wrong hashes are met side by side, the first one met ends the command.
    /// <see cref="FailsAt"/> is one of them.
    /// </summary>
    public IReadOnlyList<FileRequest> MayEndAt { get; init; } = FailsAt is { } file ? [file] : [];

    /// <summary>The hop that serves a kind of file, of the first module asked for.</summary>
    public Hop? ServedBy(Endpoint endpoint) => Served.FirstOrDefault(one => one.File.Endpoint == endpoint)?.Hop;
}
