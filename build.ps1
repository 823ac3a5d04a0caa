#!/usr/bin/env pwsh
# The commands of the README for PowerShell.
param([ValidateSet("build", "test", "run", "pack")][string] $Do = "build")
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot

switch ($Do)
{
    "build" { dotnet build Tenantry.slnx }
    "test" { dotnet test --solution Tenantry.slnx }
    "run" { dotnet run --project host/Tenantry.Host }
    "pack" { dotnet pack Tenantry.slnx --configuration Release }
}

exit $LASTEXITCODE
