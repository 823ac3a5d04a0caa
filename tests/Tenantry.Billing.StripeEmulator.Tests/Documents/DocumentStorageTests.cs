namespace Tenantry.Billing.StripeEmulator.Tests.Documents;

/// <summary>Tests the storage with more documents than are kept uncompressed in memory.</summary>
public sealed class DocumentStorageTests : IDisposable
{
    private const int Count = 4000;
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);
    private readonly string _directory = Directory.CreateTempSubdirectory("tenantry-stripe-").FullName;
    private readonly WriteAheadLog _writeAheadLog;
    private readonly StripeState _state;

    public DocumentStorageTests()
    {
        _writeAheadLog = new(_directory);
        _state = new(_writeAheadLog);
        _state.Load();
        for (var number = 0; number < Count; number++)
        {
            Write(change => change.Add(new JsonObject
            {
                ["id"] = $"in_{number}", ["object"] = "invoice", ["customer"] = $"cus_{number / 4}", ["total"] = 100L + number,
                ["_due"] = null, ["note"] = "Grüße",
            }));
        }
    }

    [Fact]
    public void Document_IsUnchanged_AfterItWasCompressed()
    {
        for (var number = 0; number < Count; number += 97)
        {
            var document = Read(change => change.Get("invoice", $"in_{number}"));
            (document.Long("total"), document.Text("note")).ShouldBe((100 + number, "Grüße"));
        }

        Read(change => change.All("invoice", "customer", "cus_300").Select(row => row.Id()).ToArray())
            .ShouldBe(["in_1203", "in_1202", "in_1201", "in_1200"]);
    }

    [Fact]
    public void Document_IsTheSameObjectWithinAChange_AndEditsAreStored()
    {
        Write(change =>
        {
            var document = change.Get("invoice", "in_700");
            change.Edit(document)["total"] = 1;
            document.Long("total").ShouldBe(1);
            change.Get("invoice", "in_700").ShouldBeSameAs(document);
            return true;
        });
        EditOtherDocuments();
        Read(change => change.Get("invoice", "in_700").Long("total")).ShouldBe(1);
    }

    [Fact]
    public void RolledBackChange_LeavesACompressedDocumentUnchanged()
    {
        Should.Throw<StripeApiException>(() => Write<bool>(change =>
        {
            change.Edit("invoice", "in_800")["total"] = 1;
            change.Remove(change.Get("invoice", "in_801"));
            throw StripeApiException.Invalid("No.");
        }));
        EditOtherDocuments();
        Read(change => (change.Get("invoice", "in_800").Long("total"), change.Get("invoice", "in_801").Long("total"))).ShouldBe((900, 901));
    }

    [Fact]
    public void RemainingDocuments_AreFound_AfterMostWereRemoved()
    {
        for (var number = 0; number < Count; number++)
        {
            if (number % 10 != 3)
            {
                Write(change =>
                {
                    change.Remove(change.Get("invoice", $"in_{number}"));
                    return true;
                });
            }
        }

        Read(change => change.Count("invoice")).ShouldBe(Count / 10);
        Read(change => change.Get("invoice", "in_2003").Long("total")).ShouldBe(2103);
        Read(change => change.All("invoice", "customer", "cus_500").Select(row => row.Id()).ToArray()).ShouldBe(["in_2003"]);
    }

    [Fact]
    public void Documents_AreUnchanged_AfterARestart()
    {
        Write(change =>
        {
            change.Edit("invoice", "in_900")["total"] = 5;
            return true;
        });
        var expected = Read(change => change.All("invoice").Select(row => row.ToJsonString()).ToArray());
        _writeAheadLog.Dispose();
        using var journal = new WriteAheadLog(_directory);
        var reloaded = new StripeState(journal);
        reloaded.Load();
        reloaded.Read(Now, change => change.All("invoice").Select(row => row.ToJsonString()).ToArray()).ShouldBe(expected);
    }

    public void Dispose()
    {
        _writeAheadLog.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    // Edits enough other documents that the ones edited before are compressed again.
    private void EditOtherDocuments()
    {
        for (var number = 2000; number < 3500; number++)
        {
            Write(change => change.Edit("invoice", $"in_{number}"));
        }
    }

    private T Write<T>(Func<Change, T> work) => _state.Write(Now, call: null, work);

    private T Read<T>(Func<Change, T> work) => _state.Read(Now, work);
}
