using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Resolving;

/// <summary>What <c>go</c> meets when it asks one hop for one file. Source: measured, see docs/architecture.md, "The model".</summary>
[JsonConverter(typeof(CodeConverter<AnswerKind>))]
public enum AnswerKind
{
    /// <summary>The right bytes, however slowly.</summary>
    Right,

    /// <summary>404, 410, or a file that a <c>file://</c> hop lacks: <c>go</c> asks the next hop, whatever the separator.</summary>
    NotFound,

    /// <summary>An error that <c>go</c> notices inside its walk over the list: it asks the next hop only after <c>|</c>.</summary>
    Error,

    /// <summary>As <see cref="Error"/>, but only after 10 s (TLS handshake) or 30 s (connect).</summary>
    LateError,

    /// <summary>Connected, and then nothing for ever: <c>go</c> waits as long as it lives.</summary>
    Silence,

    /// <summary>Status 200 with bytes that are nothing of the kind asked for: a page, nothing at all, half a zip.</summary>
    Garbage,

    /// <summary>
    /// Well-formed, and not what others have: a list without the newest version, an older <c>@latest</c>, a .mod or .zip of other bytes,
    /// a record that the checksum database never signed.
    /// </summary>
    Different,

    /// <summary>Status 200 with the right bytes up to some point, and then an end that looks like one.</summary>
    Cut,

    /// <summary>An <c>@latest</c> that names a version which nobody has; the checksum database's true record of another module.</summary>
    Dangling,

    /// <summary>Nobody knows. It never becomes a guess.</summary>
    Unknown,
}

/// <summary>What <c>go</c> meets, and if it is an error, of which class.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Error">The class of the error <c>go</c> would show; null where there is none.</param>
/// <param name="Status">The HTTP status where it is known; a <see cref="AnswerKind.NotFound"/> without one counts as 404.</param>
public readonly record struct Answer(AnswerKind Kind, ErrorClass? Error = null, int? Status = null)
{
    /// <summary>The file it is about; filled by the model.</summary>
    internal FileRequest? At { get; init; }

    /// <summary>Whether what asked goes on: it got what it wanted.</summary>
    internal bool IsRight => Kind == AnswerKind.Right;

    /// <summary>Whether it has status 200 and is not what it should be.</summary>
    internal bool IsWrong => Kind is AnswerKind.Garbage or AnswerKind.Different or AnswerKind.Cut or AnswerKind.Dangling;

    /// <summary>Whether the walk, and mostly the command, ends with it: silence, or nobody knows.</summary>
    internal bool Stops => Kind is AnswerKind.Silence or AnswerKind.Unknown;

    /// <summary>Whether <c>go</c> sends the same request again over https since 1.24, hoping for better credentials.</summary>
    internal bool IsClientError => Status is >= 400 and < 500 || (Kind == AnswerKind.NotFound && Status is null);

    /// <summary>The right bytes.</summary>
    public static Answer Right { get; } = new(AnswerKind.Right);

    /// <summary>404 or 410.</summary>
    public static Answer NotFound { get; } = new(AnswerKind.NotFound, ErrorClass.NotFound);

    /// <summary>Nobody listens there any more.</summary>
    public static Answer Dead { get; } = Fails(ErrorClass.Connection);

    /// <summary>Silence for ever.</summary>
    public static Answer Silence { get; } = new(AnswerKind.Silence);

    /// <summary>Nobody knows.</summary>
    public static Answer Unknown { get; } = new(AnswerKind.Unknown);

    /// <summary>An error that <c>go</c> notices.</summary>
    public static Answer Fails(ErrorClass error) => new(AnswerKind.Error, error);
}
