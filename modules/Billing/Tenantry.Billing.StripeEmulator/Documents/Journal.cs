using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator;

internal sealed record JournalEntry(string Kind, string Id, JsonObject? Doc);

/// <summary>
/// An append-only file, one line a change. A process that dies in the middle of a line loses that change and no other.
/// With no directory nothing is kept.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const int LongAt = 50_000;

    private readonly string? path;
    private FileStream? file;
    private FileStream? held;
    private int lines;
    private int kept;

    public Journal(string? directory)
    {
        if (!string.IsNullOrEmpty(directory))
        {
            Directory.CreateDirectory(directory);
            path = Path.Combine(directory, "journal.jsonl");
        }
    }

    /// <summary>Gets whether most of it is history. Rewriting takes as long as there are documents: with many of them it happens more rarely.</summary>
    public bool IsLong => lines > Math.Max(LongAt, kept);

    public IEnumerable<JournalEntry> Read()
    {
        if (path is null)
        {
            return [];
        }

        Hold(path);
        return File.Exists(path) ? File.ReadLines(path).Select(Parse).TakeWhile(change => change is not null).SelectMany(change => change!) : [];
    }

    public void Append(IReadOnlyList<JournalEntry> change)
    {
        if (file is null)
        {
            return;
        }

        file.Write(Line(change));
        file.Flush();
        lines++;
    }

    /// <summary>Rewrites the file with what is true now: a new file beside it, then one rename.</summary>
    public void Compact(IEnumerable<(string Kind, string Id, byte[] Json)> all)
    {
        if (path is null)
        {
            return;
        }

        file?.Dispose();
        var draft = path + ".new";
        using (var fresh = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            kept = 0;
            foreach (var (kind, id, json) in all)
            {
                fresh.Write(Line(writer => Write(writer, kind, id, () => writer.WriteRawValue(json, skipInputValidation: true))));
                kept++;
            }

            fresh.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        lines = 0;
    }

    public void Dispose()
    {
        file?.Dispose();
        file = null;
        held?.Dispose();
        held = null;
    }

    private void Hold(string journal)
    {
        try
        {
            held = new FileStream(journal + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new InvalidOperationException(
                $"Another local Stripe uses {Path.GetDirectoryName(Path.GetFullPath(journal))}. Stop it, or set StripeEmulatorOptions.DataDirectory.", failure);
        }
    }

    private static byte[] Line(IReadOnlyList<JournalEntry> change) => Line(writer =>
    {
        foreach (var entry in change)
        {
            Write(writer, entry.Kind, entry.Id, () =>
            {
                if (entry.Doc is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    entry.Doc.WriteTo(writer);
                }
            });
        }
    });

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            write(writer);
            writer.WriteEndArray();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string kind, string id, Action doc)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(kind);
        writer.WriteStringValue(id);
        doc();
        writer.WriteEndArray();
    }

    private static IEnumerable<JournalEntry>? Parse(string line)
    {
        try
        {
            return ((JsonArray)JsonNode.Parse(line)!).Select(node => (JsonArray)node!).Select(entry =>
                new JournalEntry(entry[0]!.GetValue<string>(), entry[1]!.GetValue<string>(), (entry[2] as JsonObject)?.Clone())).ToArray();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
