using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs;

/// <summary>A build that fails, and why: what is run, and the world it is run in. One log of the corpus comes of it.</summary>
/// <param name="Cause">The cause that <c>doctor</c> must name, as the folder of the log.</param>
/// <param name="Name">The log's name, without <c>.log</c>.</param>
/// <param name="What">What was done, in one line.</param>
/// <param name="Script">The step: lines for bash, run as an ordinary user in the project's folder.</param>
public sealed record LogSituation(string Cause, string Name, string What, string Script)
{
    /// <summary>The release of <c>go</c> on PATH.</summary>
    public RealGo Go { get; init; } = RealGo.V123;

    /// <summary>Who can be reached, one a line as <see cref="LogWorld"/> reads it; all other names do not exist.</summary>
    public string World { get; init; } = DefaultWorld;

    /// <summary>NAME=VALUE, one a line; <c>{key}</c> is the checksum database's.</summary>
    public string Env { get; init; } = "";

    /// <summary>Files of the project as a text archive, over those of <see cref="LogProject"/>.</summary>
    public string Files { get; init; } = "";

    /// <summary>Run before the step as root, in the mounts of the step; what it prints is not kept.</summary>
    public string Prepare { get; init; } = "";

    /// <summary>How a CI system keeps the log.</summary>
    public LogDress Dress { get; init; }

    /// <summary>When the job is killed.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Whether it is a person who ends the job then.</summary>
    public bool IsCancelled { get; init; }

    public const string DefaultWorld = "https://proxy.golang.org";

    /// <summary>The variables of <see cref="Env"/>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables =>
        Env.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Replace("{key}", LogModules.Database.VerifierKey).Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], pair[1]));

    public string File => $"{Cause}/{Name}.log";
}
