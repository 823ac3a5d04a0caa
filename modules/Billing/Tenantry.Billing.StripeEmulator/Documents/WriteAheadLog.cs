using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator;

internal sealed record WriteAheadLogEntry(string Kind, string Id, JsonObject? Doc);

/// <summary>
/// Represents an append-only file with one line per change. If the process terminates while writing a line, only that change is lost.
/// Without a directory nothing is stored.
/// </summary>
internal sealed class WriteAheadLog : IDisposable
{
    private const int CompactionThreshold = 50_000;

    private readonly string? path;
    private FileStream? file;
    private FileStream? lockFile;
    private int lines;
    private int documentCount;

    public WriteAheadLog(string? directory)
    {
        if (!string.IsNullOrEmpty(directory))
        {
            Directory.CreateDirectory(directory);
            path = Path.Combine(directory, "journal.jsonl");
        }
    }

    /// <summary>
    /// Gets whether most lines are outdated. Compaction takes time in proportion to the number of documents, so it runs less often when
    /// there are many.
    /// </summary>
    public bool NeedsCompaction => lines > Math.Max(CompactionThreshold, documentCount);

    public IEnumerable<WriteAheadLogEntry> Read()
    {
        if (path is null)
        {
            return [];
        }

        AcquireLock(path);
        return File.Exists(path) ? File.ReadLines(path).Select(Parse).TakeWhile(change => change is not null)
            .SelectMany(change => change!) : [];
    }

    public void Append(IReadOnlyList<WriteAheadLogEntry> change)
    {
        if (file is null)
        {
            return;
        }

        file.Write(Line(change));
        file.Flush();
        lines++;
    }

    /// <summary>Replaces the file with the current state: writes a new file next to it, then renames it.</summary>
    public void Compact(IEnumerable<(string Kind, string Id, byte[] Json)> all)
    {
        if (path is null)
        {
            return;
        }

        file?.Dispose();
        var temporaryPath = path + ".new";
        // The journal contains webhook secrets.
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporaryPath, create))
        {
            documentCount = 0;
            foreach (var (kind, id, json) in all)
            {
                stream.Write(Line(writer => Write(writer, kind, id, () => writer.WriteRawValue(json, skipInputValidation: true))));
                documentCount++;
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(temporaryPath, path, overwrite: true);
        file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        lines = 0;
    }

    public void Dispose()
    {
        file?.Dispose();
        file = null;
        lockFile?.Dispose();
        lockFile = null;
    }

    private void AcquireLock(string logPath)
    {
        try
        {
            lockFile = new FileStream(logPath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(
                $"Another Stripe emulator uses the directory {Path.GetDirectoryName(Path.GetFullPath(logPath))}. Stop it or set "
                    + $"StripeEmulatorOptions.DataDirectory.", exception);
        }
    }

    private static byte[] Line(IReadOnlyList<WriteAheadLogEntry> change) => Line(writer =>
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

    private static IEnumerable<WriteAheadLogEntry>? Parse(string line)
    {
        try
        {
            return ((JsonArray)JsonNode.Parse(line)!).Select(node => (JsonArray)node!).Select(entry =>
                new WriteAheadLogEntry(entry[0]!.GetValue<string>(), entry[1]!.GetValue<string>(), (entry[2] as JsonObject)?.Clone()))
                .ToArray();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
