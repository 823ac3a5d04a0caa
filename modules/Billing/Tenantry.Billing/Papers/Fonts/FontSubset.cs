using System.Buffers.Binary;
using System.Text;

namespace Tenantry.Billing.Papers.Fonts;

/// <summary>Makes a font of the glyphs that a document uses, and of those that they are put together from. The numbers of the glyphs stay.</summary>
internal static class FontSubset
{
    private static readonly string[] Copied = ["cvt ", "fpgm", "head", "hhea", "hmtx", "maxp", "prep"];

    public static byte[] Make(TrueType font, IEnumerable<int> used)
    {
        var kept = new SortedSet<int>(used) { 0 };
        foreach (var glyph in kept.ToList())
        {
            AddParts(font, glyph, kept);
        }

        var (outlines, offsets) = (new MemoryStream(), new byte[(font.Glyphs + 1) * 4]);
        for (var glyph = 0; glyph <= font.Glyphs; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(glyph * 4), (int)outlines.Length);
            if (kept.Contains(glyph))
            {
                outlines.Write(Outline(font, glyph));
                outlines.SetLength((outlines.Length + 3) & ~3);
                outlines.Position = outlines.Length;
            }
        }

        var tables = Copied.ToDictionary(name => name, name => font.Table(name).ToArray(), StringComparer.Ordinal);
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1);
        tables["glyf"] = outlines.ToArray();
        tables["loca"] = offsets;
        return Write(tables.OrderBy(table => table.Key, StringComparer.Ordinal).Where(table => table.Value.Length > 0).ToList());
    }

    private static ReadOnlySpan<byte> Outline(TrueType font, int glyph)
    {
        var offsets = font.Table("loca");
        int At(ReadOnlySpan<byte> table, int index) => font.HasLongOffsets
            ? BinaryPrimitives.ReadInt32BigEndian(table[(index * 4)..])
            : BinaryPrimitives.ReadUInt16BigEndian(table[(index * 2)..]) * 2;
        return font.Table("glyf")[At(offsets, glyph)..At(offsets, glyph + 1)];
    }

    // A letter with an accent is two glyphs; without its parts it would be blank.
    private static void AddParts(TrueType font, int glyph, SortedSet<int> kept)
    {
        var outline = Outline(font, glyph);
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return;
        }

        var (at, flags) = (10, Flag.More);
        while (flags.HasFlag(Flag.More))
        {
            flags = (Flag)BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            if (kept.Add(part))
            {
                AddParts(font, part, kept);
            }

            at += 4 + (flags.HasFlag(Flag.Words) ? 4 : 2)
                + (flags.HasFlag(Flag.Scale) ? 2 : flags.HasFlag(Flag.TwoScales) ? 4 : flags.HasFlag(Flag.Matrix) ? 8 : 0);
        }
    }

    private static byte[] Write(List<KeyValuePair<string, byte[]>> tables)
    {
        var start = 12 + (tables.Count * 16);
        var file = new MemoryStream();
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteInt32BigEndian(head, 0x00010000);
        BinaryPrimitives.WriteInt16BigEndian(head[4..], (short)tables.Count);
        file.Write(head);
        Span<byte> row = stackalloc byte[16];
        foreach (var (name, content) in tables)
        {
            Encoding.ASCII.GetBytes(name, row);
            BinaryPrimitives.WriteUInt32BigEndian(row[4..], Sum(content));
            BinaryPrimitives.WriteInt32BigEndian(row[8..], start);
            BinaryPrimitives.WriteInt32BigEndian(row[12..], content.Length);
            file.Write(row);
            start += (content.Length + 3) & ~3;
        }

        foreach (var (_, content) in tables)
        {
            file.Write(content);
            file.Write(new byte[((content.Length + 3) & ~3) - content.Length]);
        }

        return file.ToArray();
    }

    private static uint Sum(byte[] content)
    {
        var sum = 0u;
        for (var at = 0; at < content.Length; at++)
        {
            sum = unchecked(sum + ((uint)content[at] << (24 - (at % 4 * 8))));
        }

        return sum;
    }

    [Flags]
    private enum Flag
    {
        Words = 1,
        Scale = 8,
        More = 32,
        TwoScales = 64,
        Matrix = 128,
    }
}
