using System.Diagnostics;
using System.Text;

namespace Tenantry.TestSupport;

/// <summary>Extracts the text of PDF files with poppler.</summary>
public static class PdfText
{
    /// <summary>Gets the text of each page.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">The options of pdftotext, such as <c>-layout</c>.</param>
    /// <returns>The text of each page.</returns>
    public static IReadOnlyList<string> Pages(byte[] file, params string[] options) =>
        Encoding.UTF8.GetString(Run("pdftotext", file, ["-enc", "UTF-8", .. options, "-", "-"])).TrimEnd('\f', '\n').Split('\f');

    /// <summary>Runs a program of poppler with a file as its input.</summary>
    /// <param name="program">The program.</param>
    /// <param name="file">The file.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The output.</returns>
    public static byte[] Run(string program, byte[] file, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
            { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(() =>
        {
            using var input = process.StandardInput.BaseStream;
            input.Write(file);
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        writing.GetAwaiter().GetResult();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }
}
