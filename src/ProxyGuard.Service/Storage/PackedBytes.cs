using System.Buffers;
using System.Text;

namespace ProxyGuard.Service.Storage;

/// <summary>Appends numbers as little-endian base-128 varints, and texts and blocks with their length in front.</summary>
internal sealed class PackedWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    public PackedWriter Number(long value) => Bits(checked((ulong)value));

    public PackedWriter Bits(ulong value)
    {
        var span = _buffer.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        _buffer.Advance(length);
        return this;
    }

    public PackedWriter Block(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        _buffer.Write(bytes);
        return this;
    }

    /// <summary>Bytes that tell their own end.</summary>
    public PackedWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _buffer.Write(bytes);
        return this;
    }

    public PackedWriter Text(string text) => Block(Encoding.UTF8.GetBytes(text));

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();
}

/// <summary>Reads what <see cref="PackedWriter"/> wrote.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public long Number() =>
        Bits() is <= long.MaxValue and var value ? (long)value : throw new InvalidDataException("a packed number is too large");

    public ulong Bits()
    {
        // Most numbers are of one byte.
        if (!_rest.IsEmpty && _rest[0] < 0x80)
        {
            var small = _rest[0];
            _rest = _rest[1..];
            return small;
        }
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            if (_rest.IsEmpty || shift > 63 || (shift == 63 && _rest[0] > 1))
                throw new InvalidDataException("a packed number is cut short or too long");
            var part = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }

    public ReadOnlySpan<byte> Block()
    {
        var length = Number();
        if (length > _rest.Length) throw new InvalidDataException("a packed block is cut short");
        var block = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return block;
    }

    /// <summary>The bytes from here to where another reader of the same bytes stands.</summary>
    public readonly ReadOnlySpan<byte> Until(PackedReader later) => _rest[..^later._rest.Length];

    public string Text() => Encoding.UTF8.GetString(Block());
}
