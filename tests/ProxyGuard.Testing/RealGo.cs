namespace ProxyGuard.Testing;

/// <summary>An installed <c>go</c> (see <c>eng/install.sh</c>), run in an environment in which only the lab exists.</summary>
/// <param name="Release">Its release, such as <c>1.27</c>.</param>
public sealed record RealGo(string Release)
{
    /// <summary>The oldest release tested against.</summary>
    public static RealGo V123 { get; } = new("1.23");

    /// <summary>The newest.</summary>
    public static RealGo V127 { get; } = new("1.27");

    public static IReadOnlyList<RealGo> All { get; } = [V123, V127];

    /// <summary>The installation, with go's own sources in it.</summary>
    public string Root => Path.Combine(LabEnvironment.Tools, $"go-{Release}");

    public string Executable => Path.Combine(Root, "bin", "go");

    public bool IsInstalled => File.Exists(Executable);

    /// <summary>Runs it in a sandbox; kills it and all it started when the limit is over.</summary>
    public Task<GoRun> RunAsync(GoSandbox sandbox, string goproxy, TimeSpan limit, params string[] arguments)
    {
        if (!IsInstalled) throw new FileNotFoundException($"{Executable} does not exist: run 'bash eng/install.sh go'");
        return sandbox.RunAsync(Executable, arguments, limit, sandbox.Environment.SetItem("GOPROXY", goproxy));
    }
}
