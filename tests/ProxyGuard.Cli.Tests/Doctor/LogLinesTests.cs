using ProxyGuard.Cli.Doctor;

namespace ProxyGuard.Cli.Tests.Doctor;

public sealed class LogLinesTests
{
    [Theory]
    [InlineData("", new[] { "" })]
    [InlineData("a\nb\r\n\nc", new[] { "a", "b\r", "", "c" })]
    [InlineData("a\n", new[] { "a", "" })]
    public void A_log_is_read_line_by_line(string log, string[] lines) => Assert.Equal(lines, LogLines.Read(new StringReader(log)));

    [Fact]
    public void A_long_line_is_cut_and_the_next_one_is_whole()
    {
        var log = new string('x', 3 * LogLines.LongestLine + 7) + "\nnext";
        Assert.Equal([new string('x', LogLines.LongestLine), "next"], LogLines.Read(new StringReader(log)));
    }

    [Fact]
    public void A_log_without_end_is_left()
    {
        var read = LogLines.Read(new Endless()).Sum(line => (long)line.Length);
        Assert.InRange(read, 1, LogLines.MostCharacters + LogLines.LongestLine);
    }

    private sealed class Endless : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            Array.Fill(buffer, 'x', index, count);
            buffer[index] = '\n';
            return count;
        }
    }
}
