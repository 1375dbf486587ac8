using System.Buffers.Binary;
using System.Text;

namespace RecOrleans.Evaluation.Torch;

/// <summary>The symbol versions that a shared library asks of others: section <c>.gnu.version_r</c> of a 64-bit little-endian ELF file.</summary>
/// <remarks>
/// Layout (Linux Standard Base, "Symbol Versioning"): a chain of Elf64_Verneed, one a library, each with a chain of Elf64_Vernaux, one a version.
/// <code>
/// Elf64_Verneed  0 version u16   2 count u16   4 file u32    8 aux u32   12 next u32
/// Elf64_Vernaux  0 hash    u32   4 flags u16   6 other u16   8 name u32  12 next u32
/// </code>
/// </remarks>
internal static class SymbolVersions
{
    /// <summary>SHT_GNU_verneed.</summary>
    private const uint NeedsSection = 0x6ffffffe;

    /// <summary>VER_FLG_WEAK: the loader does without the version where it is missing.</summary>
    private const ushort WeakFlag = 2;

    private const int HeaderLength = 64;
    private const int SectionLength = 64;
    private const int EntryLength = 16;

    /// <summary>Marks every need of one version weak, in place; nothing else changes.</summary>
    /// <param name="library">The whole file.</param>
    /// <param name="version">Such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>How many needs of that version there are.</returns>
    /// <exception cref="InvalidDataException">The file is no 64-bit little-endian ELF file, or is truncated.</exception>
    public static int Weaken(Span<byte> library, string version)
    {
        try
        {
            return WeakenAll(library, Encoding.ASCII.GetBytes(version));
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The shared library is truncated: a table lies outside of the file.", exception);
        }
    }

    private static int WeakenAll(Span<byte> library, ReadOnlySpan<byte> version)
    {
        if (library.Length < HeaderLength || !library[..6].SequenceEqual("\u007fELF\u0002\u0001"u8))
            throw new InvalidDataException("This is no 64-bit little-endian ELF file.");
        var found = 0;
        var sections = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(library[40..]));
        for (var index = 0; index < BinaryPrimitives.ReadUInt16LittleEndian(library[60..]); index++)
        {
            var section = Section(library, sections, index);
            if (BinaryPrimitives.ReadUInt32LittleEndian(section[4..]) != NeedsSection) continue;
            var names = Content(library, Section(library, sections, (int)BinaryPrimitives.ReadUInt32LittleEndian(section[40..])));
            var libraries = BinaryPrimitives.ReadUInt32LittleEndian(section[44..]);
            found += WeakenSection(Content(library, section), names, libraries, version);
        }

        return found;
    }

    private static int WeakenSection(Span<byte> needs, ReadOnlySpan<byte> names, uint libraries, ReadOnlySpan<byte> version)
    {
        var found = 0;
        for (int at = 0, file = 0; file < libraries; file++)
        {
            var need = needs.Slice(at, EntryLength);
            var aux = at + checked((int)BinaryPrimitives.ReadUInt32LittleEndian(need[8..]));
            for (var count = BinaryPrimitives.ReadUInt16LittleEndian(need[2..]); count > 0; count--)
            {
                var entry = needs.Slice(aux, EntryLength);
                var name = names[checked((int)BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]))..];
                if (name[..Math.Max(0, name.IndexOf((byte)0))].SequenceEqual(version))
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(entry[4..], (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(entry[4..]) | WeakFlag));
                    found++;
                }

                aux += checked((int)BinaryPrimitives.ReadUInt32LittleEndian(entry[12..]));
            }

            at += checked((int)BinaryPrimitives.ReadUInt32LittleEndian(need[12..]));
        }

        return found;
    }

    private static Span<byte> Section(Span<byte> library, int table, int index) => library.Slice(checked(table + index * SectionLength), SectionLength);

    private static Span<byte> Content(Span<byte> library, ReadOnlySpan<byte> section) =>
        library.Slice(checked((int)BinaryPrimitives.ReadUInt64LittleEndian(section[24..])), checked((int)BinaryPrimitives.ReadUInt64LittleEndian(section[32..])));
}
