using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Proxies;

/// <summary>Where <c>go</c> takes a setting from, strongest first.</summary>
[JsonConverter(typeof(CodeConverter<SettingSource>))]
public enum SettingSource
{
    /// <summary>A variable of the process environment that is not empty.</summary>
    Environment,

    /// <summary>The file that <c>go env -w</c> writes.</summary>
    UserFile,

    /// <summary><c>$GOROOT/go.env</c> (since go 1.21).</summary>
    GoRoot,

    /// <summary>What is compiled in, or what go.env would say where it cannot be seen.</summary>
    BuiltIn,
}

/// <summary>One of Go's settings in force.</summary>
/// <param name="Name">The variable's name, such as <c>GOPROXY</c>.</param>
/// <param name="Value">Its value, which may hold credentials; may be empty.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record GoSetting(string Name, Secret Value, SettingSource Source);
