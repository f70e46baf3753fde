using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>
/// The commands whose requests are modelled. All run in a module: <see cref="Download"/> in one that requires the modules (and they require
/// nothing more), the others in one that requires none.
/// </summary>
public enum GoOperation
{
    /// <summary><c>go mod download</c>: .info, .mod and .zip of every module.</summary>
    Download,

    /// <summary><c>go list -m -versions M</c>: the version list, and .info and .mod of the newest version (for retractions).</summary>
    List,

    /// <summary><c>go list -m M@latest</c>.</summary>
    Latest,

    /// <summary><c>go get M@V</c>, or <c>M@latest</c> where no version is given.</summary>
    Get,
}

/// <summary>One module that the command is about.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Version">Its version; null, or <c>latest</c>, where the operation finds one.</param>
/// <param name="ZipInGoSum">Whether go.sum holds the hash of its zip: of this version, or of the newest where none is given.</param>
/// <param name="ModInGoSum">The same for its go.mod file.</param>
public sealed record WantedModule(string Path, string? Version, bool ZipInGoSum, bool ModInGoSum)
{
    /// <summary>
    /// The tagged versions that exist, oldest first; empty when only <c>@latest</c> knows one; null when it is not known, and then there
    /// are taken to be two: one that is older, and the one given, or a newest one.
    /// </summary>
    public IReadOnlyList<string>? Versions { get; init; }

    /// <summary>The version that a right <c>@latest</c> names; null: the newest of <see cref="Versions"/>.</summary>
    public string? Latest { get; init; }

    /// <summary>The version that an <c>@latest</c> names which is behind the times; null: the oldest of <see cref="Versions"/>.</summary>
    public string? Older { get; init; }

    /// <summary>Whether go.sum's lines are there for every version, and not only for the one above.</summary>
    public bool EveryVersionInGoSum { get; init; }

    /// <summary>Whether the module cache holds its .info, .mod and .zip already.</summary>
    public bool IsCached { get; init; }
}

/// <summary>What the answers are: of a hop, or of a module's origin or the checksum database where the URL is null.</summary>
/// <param name="hop">The hop; <see cref="Hop.Direct"/> for the origin, and for the database asked directly or by its explicit URL.</param>
/// <param name="file">What it is asked for.</param>
public delegate Answer AnswerOf(Hop hop, FileRequest file);

/// <summary>Everything the model needs to say what <c>go</c> will do.</summary>
/// <param name="Environment">Go's settings in force.</param>
/// <param name="Go">The release of <c>go</c> that runs.</param>
/// <param name="Operation">The command.</param>
/// <param name="Modules">What it is about.</param>
/// <param name="AnswerOf">What every hop answers.</param>
public sealed record ResolutionInput(
    GoEnvironment Environment, GoVersion Go, GoOperation Operation, IReadOnlyList<WantedModule> Modules, AnswerOf AnswerOf)
{
    /// <summary>
    /// Whether <c>go mod download</c> is given its modules as <c>M@V</c>; without that it takes those that go.mod requires, reads all
    /// their go.mod files first, and so notices a bad one.
    /// </summary>
    public bool NamesModules { get; init; }

    /// <summary>Whether the build uses a vendor directory that agrees with go.mod: then nothing is asked.</summary>
    public bool IsVendored { get; init; }

    /// <summary>The toolchain that go.mod asks for, such as <c>go1.27.1</c>, when it is newer than <see cref="Go"/>; else null.</summary>
    public string? Toolchain { get; init; }

    /// <summary>What a toolchain is fetched for: <c>GOOS-GOARCH</c>.</summary>
    public string Platform { get; init; } = "linux-amd64";
}
