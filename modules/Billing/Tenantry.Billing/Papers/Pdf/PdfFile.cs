using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Tenantry.Billing.Papers.Pdf;

/// <summary>The objects of a PDF file, each under its number, and the table that finds them (ISO 32000-1, 7.5).</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>Keeps a number for an object that others name before it is written.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public int Add(string dictionary)
    {
        var number = Reserve();
        Set(number, dictionary);
        return number;
    }

    public void Set(int number, string dictionary) => _objects[number - 1] = Latin(dictionary);

    public int AddStream(byte[] content, string more = "")
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(content);
        }

        var number = Reserve();
        _objects[number - 1] =
        [
            .. Latin(string.Create(CultureInfo.InvariantCulture, $"<< /Length {packed.Length} /Filter /FlateDecode {more}>>\nstream\n")),
            .. packed.ToArray(), .. Latin("\nendstream"),
        ];
        return number;
    }

    public byte[] Write(int catalog, int info)
    {
        var file = new MemoryStream();
        var starts = new List<long>();
        // Four bytes that are no text tell mail programs not to change the line ends.
        file.Write([.. Latin("%PDF-1.7\n%"), 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        foreach (var (index, content) in _objects.Index())
        {
            starts.Add(file.Length);
            file.Write([.. Latin($"{index + 1} 0 obj\n"), .. content, .. Latin("\nendobj\n")]);
        }

        var table = file.Length;
        file.Write(Latin($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var start in starts)
        {
            file.Write(Latin(start.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n"));
        }

        file.Write(Latin($"trailer\n<< /Size {_objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>Writes a text of any script, as documents' facts are written.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
