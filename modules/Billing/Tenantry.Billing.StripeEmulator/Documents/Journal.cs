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

    public Journal(string? directory)
    {
        if (!string.IsNullOrEmpty(directory))
        {
            Directory.CreateDirectory(directory);
            path = Path.Combine(directory, "journal.jsonl");
        }
    }

    public bool IsLong => lines > LongAt;

    public IReadOnlyList<JournalEntry> Read()
    {
        List<JournalEntry> entries = [];
        if (path is null)
        {
            return entries;
        }

        Hold(path);
        if (!File.Exists(path))
        {
            return entries;
        }

        foreach (var line in File.ReadLines(path))
        {
            if (Parse(line) is not { } change)
            {
                break;
            }

            entries.AddRange(change);
        }

        return entries;
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
    public void Compact(IEnumerable<JournalEntry> all)
    {
        if (path is null)
        {
            return;
        }

        file?.Dispose();
        var draft = path + ".new";
        using (var fresh = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            foreach (var entry in all)
            {
                fresh.Write(Line([entry]));
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

    private static byte[] Line(IReadOnlyList<JournalEntry> change)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var entry in change)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(entry.Kind);
                writer.WriteStringValue(entry.Id);
                if (entry.Doc is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    entry.Doc.WriteTo(writer);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
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
