using System.Diagnostics;
using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing.GitLab;

namespace ProxyGuard.Cli.Tests.Output;

public sealed class MachineFormatTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, HostileText.All.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task A_real_shell_reads_back_the_very_value(int index)
    {
        var value = HostileText.All[index].Replace("\0", "", StringComparison.Ordinal).Replace("\ud800", "", StringComparison.Ordinal)
            .Replace("\udfff", "", StringComparison.Ordinal);
        var quoted = MachineFormat.QuoteShell(value);
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-s" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false)
        };
        using var shell = Process.Start(start)!;

        await shell.StandardInput.WriteAsync($"export GOPROXY={quoted}\nprintf '%s' \"$GOPROXY\"\n");
        shell.StandardInput.Close();

        Assert.Equal(value, await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("##", quoted);
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void A_dotenv_reader_reads_back_the_very_value_and_no_other_variable(int index)
    {
        var value = HostileText.All[index];
        var line = $"GOPROXY={MachineFormat.QuoteDotenv(value)}";

        Assert.DoesNotContain('\n', line);
        Assert.Equal(value, ReadDotenv(line["GOPROXY=".Length..]));
    }

    [Theory]
    [InlineData("https://a.example|https://b.example/x%2Fy,direct", "https://a.example|https://b.example/x%2Fy,direct")]
    [InlineData("sum.golang.org https://sum.example", "sum.golang.org https://sum.example")]
    [InlineData("-mod=vendor '-ldflags=-s -w'", "-mod=vendor '-ldflags=-s -w'")]
    [InlineData("it's", "it's")]
    [InlineData("'it", "\"'it\"")]
    [InlineData("-tags=$x", "'-tags=$x'")]
    [InlineData(" a", "' a'")]
    public void A_dotenv_value_is_quoted_only_where_it_must_be(string value, string printed) =>
        Assert.Equal(printed, MachineFormat.QuoteDotenv(value));

    // A $ would be another variable to GitLab, a # the end of the value to others; of an address the code says the same.
    [Theory]
    [InlineData("https://user:p$s#w@proxy.example,direct", "https://user:p%24s%23w@proxy.example,direct")]
    [InlineData("https://proxy.example/a$b\\c`d?t=$1|off", "https://proxy.example/a%24b%5Cc%60d?t=%241|off")]
    [InlineData("https://user:it's@proxy.example/\u00e9", "https://user:it's@proxy.example/\u00e9")]
    public void GitLab_reads_any_chain_and_go_the_same_addresses(string chain, string read) =>
        Assert.Equal(read, DotenvReport.Read($"GOPROXY={MachineFormat.Dotenv("GOPROXY", chain)}\n")["GOPROXY"]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void GitLab_reads_a_chain_of_go_as_the_chain_that_it_is(int seed)
    {
        var random = new Random(seed);
        var chains = 0;
        for (var i = 0; i < 2000; i++)
        {
            if (GoProxyParser.Parse(GoProxyValues.Make(random)) is not { IsValid: true, Value: { } chain }) continue;
            var value = chain.Reveal();
            // The guard exports none of these (Variables.Of).
            if (value.Length == 0 || value.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))) continue;
            chains++;
            Assert.Equal(value, DotenvReport.Read($"GOPROXY={MachineFormat.Dotenv("GOPROXY", value)}\n")["GOPROXY"]);
        }
        Assert.True(chains > 200, $"{chains} chains");
    }

    [Theory]
    [InlineData("dotenv", "GOPROXY=https://mirror.example.net\nGOSUMDB=sum.golang.org https://sum.example.org\n")]
    [InlineData("shell", "export GOPROXY='https://mirror.example.net'\nexport GOSUMDB='sum.golang.org https://sum.example.org'\n")]
    public async Task Standard_output_holds_the_variables_alone(string format, string expected)
    {
        using var runner = new Runner();
        Assert.Equal(0, await runner.RunAsync(Situations.PoisonedDropped(), "--ci", "none", "--format", format));
        Assert.Equal(expected, runner.Output.ToString());
        Assert.Contains("Set: nothing; what to set stands on standard output.", runner.Error.ToString());
    }

    [Theory]
    [InlineData("dotenv")]
    [InlineData("shell")]
    public async Task What_stays_is_not_printed(string format)
    {
        using var runner = new Runner();
        await runner.RunAsync(Situations.AllHealthyKept(), "--ci", "none", "--format", format);
        Assert.Equal("", runner.Output.ToString());
    }

    // As the common readers do: bare to the line's end, single quotes literally, double quotes with backslash escapes.
    private static string ReadDotenv(string text)
    {
        if (text.Length == 0 || text[0] is not ('\'' or '"')) return text;
        Assert.Equal(text[0], text[^1]);
        var inner = text[1..^1];
        if (text[0] == '\'') return inner.Contains('\'') ? throw new FormatException("a quote within") : inner;
        var value = new System.Text.StringBuilder();
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] is '"' or '$' or '`') throw new FormatException("not escaped");
            value.Append(inner[i] != '\\' ? inner[i] : inner[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }
        return value.ToString();
    }
}
