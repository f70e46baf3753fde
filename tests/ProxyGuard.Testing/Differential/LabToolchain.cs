using System.Text;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Differential;

/// <summary>
/// A toolchain as <c>go</c> fetches one: it says that it is a release newer than any installed, and is a script that hands over to the
/// newest one that is.
/// </summary>
public static class LabToolchain
{
    public const string Name = "go" + Version;

    /// <summary>The variable in which the script finds the real <c>go</c>.</summary>
    public const string GoVariable = "PROXYGUARD_LAB_GO";

    private const string ModulePath = "golang.org/toolchain";

    private const string Version = "1.27.9";

    // What go sets for the toolchain that it hands over to is wrong for the one behind the script, and that one is not new enough.
    private const string Script = "#!/bin/sh\nunset GOROOT GOTOOLCHAIN_INTERNAL_SWITCH_VERSION\nsed -i 's/^go " + Version + "$/go 1.18/' go.mod\n"
        + "GOTOOLCHAIN=local exec \"$" + GoVariable + "\" \"$@\"\n";

    public static LabModule Module { get; } =
        LabModule.Build(ModulePath, $"v0.0.1-{Name}.linux-amd64", [("bin/go", Encoding.UTF8.GetBytes(Script)), ("bin/gofmt", []), ("lib/none", []), ("pkg/tool/none", [])]);
}
