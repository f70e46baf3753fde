using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Probing;

public sealed class BodyCheckTests
{
    [Theory]
    [InlineData("""{"Version":"v1.2.0","Time":"2024-01-02T03:04:05Z"}""", ProbeOutcome.Ok)]
    [InlineData("""{"Version":"v1.2.0"}""", ProbeOutcome.Ok)]
    [InlineData("""{"version":"v1.2.0","time":null}""", ProbeOutcome.Ok)]
    [InlineData("""{"Version":"v9.9.9","Version":"v1.2.0"}""", ProbeOutcome.Ok)]
    [InlineData("""{"Version":"v1.2.0","time":"yesterday"}""", ProbeOutcome.WrongMetadata)]
    [InlineData("""{"Version":"v1.2.0","Time":"2024-01-02 03:04:05Z"}""", ProbeOutcome.WrongMetadata)]
    [InlineData("""{"Version":"v1.2.0","Time":17}""", ProbeOutcome.WrongMetadata)]
    [InlineData("""{"Version":12}""", ProbeOutcome.WrongMetadata)]
    [InlineData("""{"Version":"\ud800"}""", ProbeOutcome.WrongMetadata)]
    [InlineData("""{"Version":"v1.2.0"} more""", ProbeOutcome.WrongMetadata)]
    [InlineData("[]", ProbeOutcome.WrongMetadata)]
    [InlineData("", ProbeOutcome.WrongMetadata)]
    [InlineData("\ufeff \r\n<html>", ProbeOutcome.NotAModuleProxy)]
    public void Info_is_read_as_go_reads_it(string body, ProbeOutcome expected) => Assert.Equal(expected, Check(Endpoint.Info, body).Outcome);

    [Theory]
    [InlineData("v1.0.0\nv1.2.0\nv1.10.0\n", "v1.10.0")]
    [InlineData("v1.0.0 2024-01-02T03:04:05Z\r\nv2.0.0-rc.1\r\n", "v1.0.0")]
    [InlineData("v2.0.0-rc.1\nv2.0.0-rc.2\n", "v2.0.0-rc.2")]
    [InlineData("junk\n\u0001\nv0.0.0-20240102030405-abcdefabcdef\nv0.1.0", "v0.1.0")]
    [InlineData("v0.0.0-20240102030405-abcdefabcdef", null)]
    [InlineData("junk", null)]
    public void The_newest_tagged_version_of_a_list_is_found(string body, string? newest) =>
        Assert.Equal(newest, Check(Endpoint.List, body).NewestVersion);

    [Theory]
    [InlineData(null, ProbeOutcome.TooLarge)]
    [InlineData(500L << 20, ProbeOutcome.TooLarge)]
    [InlineData((500L << 20) + 1, ProbeOutcome.DamagedZip)]
    public void A_zip_is_refused_where_go_refuses_it(long? announced, ProbeOutcome expected) =>
        Assert.Equal(expected, BodyCheck.OfStart(ProbeLab.Target(Endpoint.Zip), "PK more"u8.ToArray(), announced).Outcome);

    [Theory]
    [InlineData(true, ProbeOutcome.Ok)]
    [InlineData(false, ProbeOutcome.WrongMetadata)]
    public void A_go_mod_without_a_module_line_is_one_where_go_sum_says_so(bool isInGoSum, ProbeOutcome expected)
    {
        var body = "// nothing\n"u8.ToArray();
        var need = ProbeLab.Alpha with { ModHash = isInGoSum ? ModuleHash.OfMod(body) : null };

        Assert.Equal(expected, BodyCheck.Of(ProbeTarget.Of(Endpoint.Mod, need), body).Outcome);
    }

    [Fact]
    public void A_zip_whose_entries_lie_over_each_other_is_not_unpacked_without_end()
    {
        var zip = OverlappingZip(entries: 400, bytesEach: 4 << 20);
        var outcome = ProbeOutcome.Ok;

        var time = ThreadTime.Of(() => outcome = BodyCheck.Of(ProbeLab.Target(Endpoint.Zip), zip).Outcome);

        Assert.Equal(ProbeOutcome.DamagedZip, outcome);
        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Any_damage_to_a_zip_is_an_outcome_and_never_the_right_hash()
    {
        var module = Testing.Modules.ModuleTree.Sample()[Testing.Modules.SampleModules.Alpha, Testing.Modules.SampleModules.AlphaNewest]!;
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var zip = (byte[])module.Zip.Clone();
            for (var change = 0; change < 4; change++) zip[random.Next(zip.Length)] = (byte)random.Next(256);
            if (random.Next(2) == 0) zip = zip[..random.Next(zip.Length)];

            var check = BodyCheck.Of(ProbeLab.Target(Endpoint.Zip), zip);

            Assert.True(check.Outcome is ProbeOutcome.DamagedZip or ProbeOutcome.ChecksumMismatch || check.Hash == module.ZipHash, $"seed {seed}: {check}");
        }
    }

    private static BodyCheck Check(Endpoint endpoint, string body) => BodyCheck.Of(ProbeLab.Target(endpoint), Encoding.UTF8.GetBytes(body));

    // One packed entry, and a directory that names it many times.
    private static byte[] OverlappingZip(int entries, int bytesEach)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry($"{ProbeLab.Alpha.Module}/zeros", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[bytesEach]);
        }
        var one = buffer.ToArray();
        var end = one.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var directory = BinaryPrimitives.ReadInt32LittleEndian(one.AsSpan(end + 16));
        var record = one[directory..end];
        byte[] many = [.. one[..directory], .. Enumerable.Repeat(record, entries).SelectMany(bytes => bytes), .. one[end..]];
        var tail = many.AsSpan(many.Length - (one.Length - end));
        BinaryPrimitives.WriteUInt16LittleEndian(tail[8..], (ushort)entries);
        BinaryPrimitives.WriteUInt16LittleEndian(tail[10..], (ushort)entries);
        BinaryPrimitives.WriteInt32LittleEndian(tail[12..], record.Length * entries);
        return many;
    }
}
