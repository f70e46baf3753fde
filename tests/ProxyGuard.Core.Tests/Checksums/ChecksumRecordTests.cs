using System.Text;
using ProxyGuard.Core.Checksums;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Checksums;

public sealed class ChecksumRecordTests
{
    private const string Name = "sum.lab.test";

    private static readonly ChecksumDatabase Database = new(Name, ModuleTree.Sample());
    private static readonly ModuleVersion Alpha = new(SampleModules.Alpha, SampleModules.AlphaNewest);
    private static readonly NoteVerifier Key = NoteVerifier.Parse(Database.VerifierKey)!;

    // Answers of the public database, as it gave them in three years.
    [Theory]
    [InlineData("github.com/google/uuid", "v1.2.0", 3935567,
        "2580307\n"
        + "github.com/google/uuid v1.2.0 h1:qJYtXnJRWmpe7m/3XlyhrsLrEURqHRM2kxzoxXqyUDs=\n"
        + "github.com/google/uuid v1.2.0/go.mod h1:TIyPZe4MgqvfeYDBFedMoGGpEw/LqOeaOT+nhxU+yHo=\n"
        + "\ngo.sum database tree\n3935567\nSapHtgdNCeF00Cx8kqztePV24kgzNg++Xovae42HAMw=\n\n"
        + "— sum.golang.org Az3grsm7Wm4CVNR1RHq9BFnu9jzcRlU2uw7lr0gfUWgO6+rqPNjT+fUTl9gH0NRTgdwW9nItuQSMbhSaLCsk8YeYSAs=\n")]
    [InlineData("golang.org/x/text", "v0.13.0", 19777102,
        "19383665\n"
        + "golang.org/x/text v0.13.0 h1:ablQoSUd0tRdKxZewP80B+BaqeKJuVhuRxj/dkrun3k=\n"
        + "golang.org/x/text v0.13.0/go.mod h1:TvPlkZtksWOMsz7fbANvkp4WM8x/WCo/om8BMLbz+aE=\n"
        + "\ngo.sum database tree\n19777102\n+g50vJoV4VVGa6aiQF3LYGUZHEP4pvGkW38vlR7WKtU=\n\n"
        + "— sum.golang.org Az3griMTLHyRzj7jMuyEt85a2JnegVME6Lx3xLEBdzTd3FMDiD5y3bHV24rcl0yijOtWxV0zyygwTdo/rnaennuoqgU=\n")]
    [InlineData("golang.org/x/tools", "v0.44.0", 52544510,
        "52253027\n"
        + "golang.org/x/tools v0.44.0 h1:UP4ajHPIcuMjT1GqzDWRlalUEoY+uzoZKnhOjbIPD2c=\n"
        + "golang.org/x/tools v0.44.0/go.mod h1:KA0AfVErSdxRZIsOVipbv3rQhVXTnlU6UhKxHd1seDI=\n"
        + "\ngo.sum database tree\n52544510\n+TGlZfnTizQCJgyZR56QixD8+X4dd8Wefy8U1w6k0Ig=\n\n"
        + "— sum.golang.org Az3grn6d1PSjcypDf9bfcFVU5fvJB7VkLc0MAbz8jqeQVnSbAj9pKcsB5dJt5VdswPDUtiFar5LPRBu+uEQAT1CDfAc=\n")]
    public void Real_answers_of_the_default_database_are_believed_and_changed_ones_are_not(
        string path, string version, long size, string answer)
    {
        var key = NoteVerifier.Parse(SumDb.Default.Key)!;
        var module = new ModuleVersion(path, version);

        Assert.Null(FaultOf(answer, key, module, out var record));
        Assert.Equal(size, record!.Head.Size);
        Assert.InRange(RecordProof.Tiles(record).Count, 5, 8);
        Assert.Equal(ChecksumFault.WrongSignature, FaultOf(answer.Replace($"tree\n{size}", $"tree\n{size + 1}"), key, module, out _));
        Assert.Equal(ChecksumFault.NotSigned, FaultOf(answer, Key, module, out _));
    }

    [Fact]
    public void A_record_of_the_lab_is_read_and_compared_with_go_sum()
    {
        var module = ModuleTree.Sample()[Alpha.Path, Alpha.Version]!;
        Assert.Null(FaultOf(Database.Lookup(Alpha.Path, Alpha.Version)!, Key, Alpha, out var record));

        Assert.Equal((module.GoSumLines, (long)Database.Size), (record!.Text, record.Head.Size));
        Assert.False(record.Contradicts(Need(module.ZipHash, module.ModHash)));
        Assert.False(record.Contradicts(Need(null, null)));
        Assert.True(record.Contradicts(Need("h1:other", module.ModHash)));
        Assert.True(record.Contradicts(Need(module.ZipHash, "h1:other")));
    }

    [Fact]
    public void An_answer_about_another_module_is_not_believed()
    {
        Assert.Equal(ChecksumFault.OtherModule, FaultOf(Database.LookupOfOther(Alpha.Path, Alpha.Version)!, Key, Alpha, out _));
        Assert.Equal(ChecksumFault.OtherModule, FaultOf(Database.Lookup(Alpha.Path, Alpha.Version)!, Key, new(Alpha.Path, "v1.2.00"), out _));
    }

    [Fact]
    public void A_stranger_is_not_believed() =>
        Assert.Equal(ChecksumFault.NotSigned, FaultOf(Database.LookupOfStranger(Alpha.Path, Alpha.Version)!, Key, Alpha, out _));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n\n\n\n")]
    [InlineData("<html>\n\n")]
    [InlineData("1\nexample.com/alpha v1.2.0 h1:x=\n")]
    [InlineData("-1\nx\n\nnote")]
    [InlineData("99999999999999999999\nx\n\nnote")]
    [InlineData("1\n\nx\n\n— sum.lab.test AAAA\n")]
    public void What_is_no_answer_is_malformed(string answer) =>
        Assert.Equal(ChecksumFault.MalformedLookup, FaultOf(answer, Key, Alpha, out _));

    [Theory]
    [InlineData("go.sum database tree\n2\n", ChecksumFault.MalformedHead)]
    [InlineData("go.sum database tree\n02\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", ChecksumFault.MalformedHead)]
    [InlineData("go.sum database tree\n2\nAAAA\n", ChecksumFault.MalformedHead)]
    [InlineData("another tree\n2\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", ChecksumFault.MalformedHead)]
    [InlineData("go.sum database tree\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", ChecksumFault.OutsideTree)]
    public void A_signed_text_must_be_a_head_with_room_for_the_record(string head, ChecksumFault fault)
    {
        var answer = $"1\n{ModuleTree.Sample()[Alpha.Path, Alpha.Version]!.GoSumLines}\n{new NoteSigner(Name).SignNote(head)}";

        Assert.Equal(fault, FaultOf(answer, Key, Alpha, out _));
    }

    [Theory]
    [InlineData("M h1:x=\nM/go.mod h1:y=\n", null)]
    [InlineData("M h1:x=\n", ChecksumFault.OtherModule)]
    [InlineData("M/go.mod h1:y=\n", ChecksumFault.OtherModule)]
    [InlineData("M h2:x=\nM/go.mod h1:y=\n", ChecksumFault.OtherModule)]
    [InlineData("\u0001\nM h1:x=\nM/go.mod h1:y=\n", ChecksumFault.MalformedLookup)]
    public void A_record_has_both_hashes_of_its_module_and_is_text(string lines, ChecksumFault? fault)
    {
        var head = new NoteSigner(Name).SignNote($"go.sum database tree\n2\n{Convert.ToBase64String(new byte[32])}\n");

        Assert.Equal(fault, FaultOf($"1\n{lines.Replace("M", $"{Alpha.Path} {Alpha.Version}")}\n{head}", Key, Alpha, out _));
    }

    [Fact]
    public void A_key_has_the_hash_that_it_says_written_in_eight_digits()
    {
        var key = SumDb.Default.Key;

        Assert.NotNull(NoteVerifier.Parse(key));
        Assert.Null(NoteVerifier.Parse(key.Replace("+033de0ae+", "+033de0af+", StringComparison.Ordinal)));
        Assert.Null(NoteVerifier.Parse(key.Replace("+033de0ae+", "+33de0ae+", StringComparison.Ordinal)));
    }

    [Fact]
    public void Whatever_is_cut_or_changed_in_an_answer_is_a_fault_or_another_record_and_never_an_exception()
    {
        var answer = Encoding.UTF8.GetBytes(Database.Lookup(Alpha.Path, Alpha.Version)!);
        var random = new Random(5);
        for (var round = 0; round < 4000; round++)
        {
            var bytes = round % 2 == 0 ? answer[..random.Next(answer.Length)] : (byte[])answer.Clone();
            if (bytes.Length > 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (!ChecksumRecord.TryRead(bytes, Key, Alpha, out var record, out _)) continue;
            Assert.Equal(Database.Size, record.Head.Size);
        }
    }

    [Fact]
    public void Signatures_of_others_are_skipped_and_a_wrong_one_of_the_own_key_is_not()
    {
        var (own, other) = (new NoteSigner(Name), new NoteSigner("other.test"));
        var note = own.SignNote("text\n");
        var stranger = other.SignNote("text\n").Split('\n')[^2];
        var wrong = own.SignNote("another text\n").Split('\n')[^2];

        Assert.True(SignedNote.TryOpen($"text\n\n{stranger}\n{note.Split('\n')[^2]}\n", Key, out var text, out _));
        Assert.Equal("text\n", text);
        Assert.False(SignedNote.TryOpen($"text\n\n{stranger}\n", Key, out _, out var fault));
        Assert.Equal(ChecksumFault.NotSigned, fault);
        Assert.False(SignedNote.TryOpen($"text\n\n{wrong}\n", Key, out _, out fault));
        Assert.Equal(ChecksumFault.WrongSignature, fault);
        Assert.False(SignedNote.TryOpen(note.Replace($"— {Name}", "— other.test", StringComparison.Ordinal), Key, out _, out fault));
        Assert.Equal(ChecksumFault.NotSigned, fault);
        Assert.False(SignedNote.TryOpen(note.Insert(note.Length - 4, " "), Key, out _, out fault));
        Assert.Equal(ChecksumFault.MalformedNote, fault);
        Assert.True(SignedNote.TryOpen(note + string.Concat(Enumerable.Repeat(stranger + "\n", 99)), Key, out _, out _));
        Assert.False(SignedNote.TryOpen($"text\n\n{string.Concat(Enumerable.Repeat(stranger + "\n", 101))}", Key, out _, out fault));
        Assert.Equal(ChecksumFault.MalformedNote, fault);
    }

    private static ChecksumFault? FaultOf(string answer, NoteVerifier key, ModuleVersion module, out ChecksumRecord? record) =>
        ChecksumRecord.TryRead(Encoding.UTF8.GetBytes(answer), key, module, out record, out var fault) ? null : fault;

    private static ModuleNeed Need(string? zip, string? mod) => new(Alpha, zip, mod, true, false, "go.mod", 1);
}
